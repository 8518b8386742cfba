/** Code as HTML, coloured by the parsers and the classes that the editor in the tab uses, too. */
import { classHighlighter, highlightCode } from '@lezer/highlight';
import { parser as javascript } from '@lezer/javascript';
import { escapeHtml } from './rows-table.ts';

const typescript = javascript.configure({ dialect: 'ts' });

export interface Looks {
  /** A number for what is known of the name that begins at an offset of the code. */
  hoverAt?(offset: number): number | undefined;
  /** Whether a line, counted from 0, is to catch the eye. */
  isMarked?(line: number): boolean;
}

/** The language is what stands first in the fence. */
export function highlight(code: string, language: string, looks: Looks = {}): string {
  const isScript = /^(ts|js|json)$/.test(language);
  let lines = [''];
  let offset = 0;
  const put = (text: string, classes: string): void => {
    const hover = classes === '' ? undefined : looks.hoverAt?.(offset);
    offset += text.length;
    const known = hover === undefined ? '' : ` data-type="${hover}"`;
    const html = escapeHtml(text);
    lines[lines.length - 1] +=
      classes === '' ? html : `<span class="${classes}"${known}>${html}</span>`;
  };
  const end = (): void => {
    offset += 1;
    lines.push('');
  };
  if (isScript) highlightCode(code, typescript.parse(code), classHighlighter, put, end);
  else lines = code.split('\n').map((line) => plainLine(line, language));
  return lines
    .map((line, index) => (looks.isMarked?.(index) ? `<mark>${line}\n</mark>` : `${line}\n`))
    .join('')
    .replace(/\n(<\/mark>)?$/, '$1');
}

/** Shell commands with their comments; anything else as it is. */
function plainLine(line: string, language: string): string {
  const comment = /^(sh|bash)$/.test(language) ? line.search(/(^|\s)#/) : -1;
  if (comment === -1) return escapeHtml(line);
  const [command, words] = [line.slice(0, comment), line.slice(comment)];
  return `${escapeHtml(command)}<span class="tok-comment">${escapeHtml(words)}</span>`;
}
