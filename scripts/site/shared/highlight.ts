/** Code as HTML, coloured by the parsers and the classes that the editor in the tab uses, too. */
import { classHighlighter, highlightCode } from '@lezer/highlight';
import { parser as javascript } from '@lezer/javascript';
import { escapeHtml } from './html.ts';

const typescript = javascript.configure({ dialect: 'ts' });

/** Most of code is this: it has the colour of all, so that a page is half as large. */
const quiet = /^(tok-(punctuation|operator|comment))?$/;

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
    const telling = classes.replace(/tok-(variable|property)Name ?/, '');
    const looks = telling === '' ? '' : ` class="${telling}"`;
    const escaped = escapeHtml(text);
    html += quiet.test(classes) ? escaped : `<span${looks}${known}>${escaped}</span>`;
    offset += text.length;
  };
  const isParsed = /^(ts|js|json)$/.test(language);
  if (isParsed) {
    highlightCode(code, typescript.parse(code), classHighlighter, put, () => put('\n', ''));
  } else {
    html = escapeHtml(code);
  }
  if (/^(sh|bash)$/.test(language)) {
    html = html.replaceAll(/(?<!\S)#.*/g, '<span class="tok-comment">$&</span>');
  }
  const texts = code.split('\n');
  const lines = html
    .split('\n')
    .map((line, index) => (isMarked(texts[index] ?? '') ? `<mark>${line}</mark>` : line));
  return `<code${isParsed ? ' class="parsed"' : ''}>${lines.join('\n')}</code>`;
}
