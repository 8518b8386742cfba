/** Colours for a terminal, or none. */
export interface Paint {
  bold(text: string): string;
  dim(text: string): string;
  red(text: string): string;
  green(text: string): string;
}

export const plain: Paint = { bold: same, dim: same, red: same, green: same };

export const coloured: Paint = {
  bold: (text) => `\u001b[1m${text}\u001b[22m`,
  dim: (text) => `\u001b[2m${text}\u001b[22m`,
  red: (text) => `\u001b[31m${text}\u001b[39m`,
  green: (text) => `\u001b[32m${text}\u001b[39m`,
};

/** Colours belong on a terminal whose owner did not ask for plain text. */
export function choosePaint(
  isTerminal: boolean,
  environment: Readonly<Record<string, string | undefined>>,
): Paint {
  const { NO_COLOR, CI, TERM } = environment;
  const unwanted = [NO_COLOR, CI].some((value) => value !== undefined && value !== '');
  return isTerminal && !unwanted && TERM !== 'dumb' ? coloured : plain;
}

function same(text: string): string {
  return text;
}
