/** The links of built pages that lead nowhere. */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

export function brokenLinks(site: string, pages: readonly string[]): string[] {
  const texts = new Map(pages.map((page) => [page, readFileSync(path.join(site, page), 'utf8')]));
  const ids = new Map(
    [...texts].map(([page, text]) => [page, new Set(attributes(text, 'id'))] as const),
  );
  return [...texts].flatMap(([page, text]) =>
    [...attributes(text, 'href'), ...attributes(text, 'src')]
      .filter((target) => !/^[a-z][a-z\d+.-]*:/i.test(target))
      .filter((target) => {
        const [file = '', anchor] = target.split('#', 2).map(decodeURIComponent);
        const to = file === '' ? page : path.posix.join(path.posix.dirname(page), file);
        if (!existsSync(path.join(site, to))) return true;
        return anchor !== undefined && anchor !== '' && ids.get(to)?.has(anchor) !== true;
      })
      .map((target) => `${page}: ${target}`),
  );
}

function attributes(html: string, name: string): string[] {
  const found = html.matchAll(new RegExp(`<[^>]*\\s${name}="([^"]*)"`, 'g'));
  return [...found].map(([, value = '']) => value.replaceAll('&amp;', '&'));
}
