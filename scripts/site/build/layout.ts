/** What all pages of the site have in common. */
import { createHash } from 'node:crypto';
import { escapeHtml } from '../shared/html.ts';
import { sandboxScript } from '../shared/sandbox-script.ts';

export interface Leaf {
  readonly title: string;
  /** Its address, from the top of the site. */
  readonly url: string;
}

export interface Layout extends Leaf {
  readonly content: string;
  /** The pages that every page leads to. */
  readonly contents: readonly Leaf[];
  /** Addresses of scripts and styles, from the top of the site. */
  readonly assets: readonly string[];
}

const sandboxHash = createHash('sha256').update(sandboxScript).digest('base64');

/** The page reaches nothing but its own site, and runs no text as a program but from a Worker. */
const policy = [
  "default-src 'none'",
  `script-src 'self' blob: 'wasm-unsafe-eval' 'sha256-${sandboxHash}'`,
  "worker-src 'self' blob:",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');

/** Where the text begins after the contents of a page: for those who go by keyboard. */
export const textStart = '<span id="text"></span>';
export const siteTitle = 'Event Sourcing Workbook';
const question = 'Search guide and library';

/** The name of a page: its address without the ending. */
export function stemOf(url: string): string {
  return url.replace(/\.html$/, '');
}

export function layout({ title, url, content, contents, assets }: Layout): string {
  const top = '../'.repeat(url.split('/').length - 1);
  const heads = assets.map((asset) =>
    asset.endsWith('.css')
      ? `<link rel="stylesheet" href="${top}${asset}">`
      : `<script defer src="${top}${asset}"></script>`,
  );
  const links = contents.map((leaf) => {
    const isHere = leaf.url === url || (leaf.url.startsWith('api/') && url.startsWith('api/'));
    const here = leaf.url === url ? ' aria-current="page"' : isHere ? ' aria-current="true"' : '';
    return `<li><a href="${top}${leaf.url}"${here}>${escapeHtml(leaf.title)}</a></li>`;
  });
  return `<!doctype html>
<html lang="en" data-top="${top}" data-page="${stemOf(url)}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title === siteTitle ? title : `${escapeHtml(title)} · ${siteTitle}`}</title>
<link rel="icon" href="data:,">
${heads.join('\n')}
</head>
<body>
<a class="skip" href="#${content.includes(textStart) ? 'text' : 'main'}">Skip to the text</a>
<header class="site">
<a class="home" href="${top}index.html">${siteTitle}</a>
<nav aria-label="Chapters"><ol class="row">${links.join('')}</ol></nav>
<button type="button" class="search-button" hidden>Search <kbd>/</kbd></button>
</header>
<main id="main">
${content}
</main>
<div class="type-tip" role="status" hidden></div>
<dialog class="search" aria-label="Search">
<input type="search" placeholder="${question}" aria-label="${question}" autocomplete="off">
<p role="status"></p>
<ol></ol>
</dialog>
</body>
</html>
`;
}

/** The way on, and the way back. */
export function pager(pages: readonly Leaf[], url: string): string {
  const index = pages.findIndex((page) => page.url === url);
  const [before, after] = [pages[index - 1], pages[index + 1]];
  const link = (leaf: Leaf | undefined, rel: string, word: string): string =>
    leaf === undefined
      ? ''
      : `<a rel="${rel}" href="${leaf.url}"><small>${word}</small> ${escapeHtml(leaf.title)}</a>`;
  return `<nav class="pager" aria-label="Previous and next">${link(before, 'prev', 'Previous')}${link(after, 'next', 'Next')}</nav>`;
}
