/** What all commands have in common: how they are asked, how they help, and how they end. */
import { parseArgs, type ParseArgsConfig } from 'node:util';
import { didYouMean } from '../chapter/suggestion.ts';

/** What was asked makes no sense or cannot be done here: said without a stack, exit status 2. */
export class UsageError extends Error {
  override readonly name: string = 'UsageError';
}

export interface Command<Options extends { readonly help: boolean }> {
  /** What `--help` prints. */
  readonly help: string;
  /** @throws UsageError when the arguments make no sense. */
  read(args: readonly string[]): Options;
  /** @returns the exit status. */
  run(options: Options): Promise<number> | number;
}

/** A reader who has seen enough, such as `head`, is no error. */
function seenEnough(): void {}

/** Runs a command on the arguments of this process, and leaves the exit status. */
export async function runCommand<Options extends { readonly help: boolean }>({
  help,
  read,
  run,
}: Command<Options>): Promise<void> {
  process.exitCode = 1; // until it has come to its end
  process.stdout.off('error', seenEnough).on('error', seenEnough);
  try {
    const options = read(process.argv.slice(2));
    if (options.help) console.log(help);
    process.exitCode = options.help ? 0 : await run(options);
  } catch (error) {
    if (error instanceof UsageError) process.exitCode = 2;
    else if (!isUnwritable(error)) throw error;
    console.error(error.message);
  }
}

type Switches = NonNullable<ParseArgsConfig['options']>;

/**
 * Reads options, of which `--help` is always one, and the words beside them.
 *
 * @param words what a word is, such as `chapter`; without it, none may stand there.
 * @throws UsageError that names the nearest option.
 */
export function readCommandLine<Own extends Switches>(
  args: readonly string[],
  own: Own,
  words?: string,
) {
  const options = { ...own, help: { type: 'boolean', short: 'h', default: false } } as const;
  const config = { args: [...args], options, allowPositionals: true } as const;
  const known: Switches = options;
  for (const token of parseArgs({ ...config, strict: false, tokens: true }).tokens) {
    if (token.kind === 'positional' && words === undefined) {
      throw new UsageError(`There is no use for "${token.value}" here. See --help.`);
    }
    if (token.kind !== 'option') continue;
    const { name, rawName, value, inlineValue } = token;
    const type = Object.hasOwn(known, name) ? known[name]?.type : undefined;
    if (type === undefined) {
      const meant = didYouMean(
        rawName,
        Object.keys(known).map((option) => `--${option}`),
      );
      throw new UsageError(`Unknown option ${rawName}.${meant} See --help.`);
    }
    const isMissing = !value || (!inlineValue && value.startsWith('-'));
    if (type === 'string' && isMissing)
      throw new UsageError(`Give ${rawName} a value: ${rawName}=…`);
    if (type === 'boolean' && value !== undefined) {
      throw new UsageError(`The option ${rawName} takes no value.`);
    }
  }
  return parseArgs(config);
}

/** A number from an option; `least` is the smallest that makes sense. */
export function readCount(name: string, text: string, least: number, most = Infinity): number {
  const count = text.trim() === '' ? Number.NaN : Number(text.replaceAll(/[,_]/g, ''));
  if (Number.isSafeInteger(count) && count >= least && count <= most) return count;
  const range = most === Infinity ? `from ${least}` : `from ${least} to ${most}`;
  throw new UsageError(`--${name} takes a whole number ${range}, not '${text}'.`);
}

/** A file system that does not let us write says itself which file it is about. */
function isUnwritable(error: unknown): error is Error {
  const codes = ['EACCES', 'EPERM', 'EROFS', 'ENOSPC', 'ENOTDIR', 'EEXIST'];
  return error instanceof Error && 'code' in error && codes.includes(String(error.code));
}
