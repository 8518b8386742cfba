/** A picture as a part of the page: it takes the page's colours, and gives the page none of its own. */

/** Names and styles are bound to the picture, since a page can have several. */
export function inlineFigure(svg: string, name: string): string {
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
