/** Code as HTML, coloured by the parsers and the classes that the editor in the tab uses, too. */
import { classHighlighter, highlightCode } from '@lezer/highlight';
import { parser as javascript } from '@lezer/javascript';
import { escapeHtml } from './rows-table.ts';

const typescript = javascript.configure({ dialect: 'ts' });

/**
 * @param language what stands first in the fence.
 * @param hoverAt a number for what is known of the name that begins at an offset of the code.
 * @param isMarked whether a line is to catch the eye.
 */
export function highlight(
  code: string,
  language = '',
  hoverAt: (offset: number) => number | undefined = () => undefined,
  isMarked: (line: string) => boolean = () => false,
): string {
  let html = '';
  let offset = 0;
  const put = (text: string, classes: string): void => {
    const hover = classes === '' ? undefined : hoverAt(offset);
    const known = hover === undefined ? '' : ` data-type="${hover}"`;
    const escaped = escapeHtml(text);
    html += classes === '' ? escaped : `<span class="${classes}"${known}>${escaped}</span>`;
    offset += text.length;
  };
  if (/^(ts|js|json)$/.test(language)) {
    highlightCode(code, typescript.parse(code), classHighlighter, put, () => put('\n', ''));
  } else {
    html = escapeHtml(code);
  }
  if (/^(sh|bash)$/.test(language)) {
    html = html.replaceAll(/(?<!\S)#.*/g, '<span class="tok-comment">$&</span>');
  }
  const texts = code.split('\n');
  return html
    .split('\n')
    .map((line, index) => (isMarked(texts[index] ?? '') ? `<mark>${line}</mark>` : line))
    .join('\n');
}
