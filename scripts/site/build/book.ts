/** All pages of the guide in one, in the order of reading, for paper. */

import { stemOf } from './layout.ts';

/** @param read gives the text of a page, by its address from the top of the site. */
export function bookOf(read: (page: string) => string): string {
  const first = read('index.html');
  const pages = pagesFrom('index.html', read);
  const articles = pages.map((page) => {
    const article = /<article>.*<\/article>/s.exec(read(page))?.[0] ?? '';
    const prefix = prefixOf(page);
    return (
      article
        .replace('<article>', `<article id="${prefix}" class="in-book">`)
        .replaceAll(/ (id|aria-labelledby)="([^"]*)"/g, (whole, name: string, value: string) =>
          value === prefix ? whole : ` ${name}="${value.replaceAll(/\S+/g, `${prefix}-$&`)}"`,
        )
        // The styles and the arrows of pictures name their ids, too.
        .replaceAll(/(url\(|<style>)#/g, `$1#${prefix}-`)
        .replaceAll(
          / href="([^":]*)"/g,
          (_, href: string) => ` href="${inBook(href, page, pages)}"`,
        )
    );
  });
  return first
    .replace(/<main.*<\/main>/s, `<main id="main">${articles.join('\n')}</main>`)
    .replaceAll(/<script[^>]*><\/script>\n?/g, '');
}

/** Follows the links to the next page, from the first to the last. */
function pagesFrom(page: string, read: (page: string) => string): string[] {
  const next = /<a rel="next" href="([^"]*)"/.exec(read(page))?.[1];
  return next === undefined ? [page] : [page, ...pagesFrom(next, read)];
}

function inBook(href: string, from: string, pages: readonly string[]): string {
  const [file = '', anchor] = href.split('#', 2);
  const page = file === '' ? from : file;
  if (!pages.includes(page)) return href;
  return anchor === undefined ? `#${prefixOf(page)}` : `#${prefixOf(page)}-${anchor}`;
}

function prefixOf(page: string): string {
  return `page-${stemOf(page)}`;
}
