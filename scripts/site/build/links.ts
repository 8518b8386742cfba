/** Fits a page of the guide into the site: its links, its anchors and its pictures. */
import type { Token } from 'markdown-it';
import type { Chapter } from '../../chapter/chapter.ts';
import { apiNameOf, resolvePath } from '../../links/check.ts';
import { slugsOf } from '../../links/slug.ts';

export interface Addresses {
  /** The address of a page, by its path in the project. */
  readonly pages: ReadonlyMap<string, string>;
  /** The address of a name of the library. */
  readonly api: ReadonlyMap<string, string>;
  /** The text of a picture, by its path in the project. */
  readPicture(path: string): string;
}

export function fitIntoSite(
  tokens: readonly Token[],
  chapter: Chapter,
  addresses: Addresses,
): void {
  giveAnchors(tokens, chapter);
  for (const token of tokens) rewriteInline(token, chapter.path, addresses);
}

function giveAnchors(tokens: readonly Token[], chapter: Chapter): void {
  const slugs = slugsOf(chapter.sections.map(({ title }) => title));
  const headings = tokens.filter((token) => token.type === 'heading_open' && token.level === 0);
  for (const [index, token] of headings.entries()) token.attrSet('id', slugs[index] ?? '');
}

/** Links lead to pages of the site, pictures become part of the page. */
function rewriteInline(token: Token, page: string, addresses: Addresses): void {
  const children = token.children ?? [];
  for (const [index, child] of children.entries()) {
    if (child.type === 'link_open') {
      const code = children[index + 1];
      const isCode = code?.type === 'code_inline' && children[index + 2]?.type === 'link_close';
      const target = String(child.attrGet('href') ?? '');
      const address = addressOf(target, isCode ? code.content : undefined, page, addresses);
      // What is not part of the site is named, but leads nowhere.
      child.attrs = address === undefined ? null : [['href', address]];
    } else if (child.type === 'image') {
      const path = resolvePath(page, String(child.attrGet('src') ?? '')) ?? '';
      if (!path.endsWith('.svg')) continue;
      const name = path.replace(/^.*\/|\.svg$/g, '');
      child.type = 'html_inline';
      child.content = inlineFigure(addresses.readPicture(path), name);
    }
  }
}

function addressOf(
  target: string,
  code: string | undefined,
  page: string,
  { pages, api }: Addresses,
): string | undefined {
  if (/^([a-z][a-z\d+.-]*:|#)/i.test(target)) return target;
  const [file = '', anchor] = target.split('#', 2);
  const address = pages.get(resolvePath(page, file) ?? '');
  if (address !== undefined) return anchor === undefined ? address : `${address}#${anchor}`;
  return api.get(apiNameOf({ target, code }) ?? '');
}

/**
 * A picture as a part of the page takes the page's colours, and gives the page none of its own: names
 * and styles are bound to it, since a page can have several.
 */
function inlineFigure(svg: string, name: string): string {
  const id = `figure-${name}`;
  const bound = svg
    .replace(/<\?xml[^>]*>/, '')
    .replaceAll(/\bid="([^"]*)"/g, `id="${id}-$1"`)
    .replaceAll(/url\(#([^)]*)\)/g, `url(#${id}-$1)`)
    .replaceAll(/\b(aria-labelledby|aria-describedby)="([^"]*)"/g, (_, attribute, ids: string) => {
      const names = ids.split(/\s+/).map((one) => `${id}-${one}`);
      return `${attribute}="${names.join(' ')}"`;
    })
    .replace(/<style>(.*?)<\/style>/s, (_, style: string) => `<style>#${id} { ${style} }</style>`)
    // Empty lines would end the HTML for Markdown's rules, and are of no use.
    .replaceAll(/\n\s*/g, ' ')
    .trim();
  return `<span class="picture" id="${id}" tabindex="0" role="group" aria-label="Figure">${bound}</span>`;
}
