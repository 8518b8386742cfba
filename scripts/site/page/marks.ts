/** ✓ beside what the reader has done: in the contents of the page, and at its heading. */
import { element } from './elements.ts';

export class Marks {
  readonly heading: HTMLElement | undefined;
  readonly #marked: readonly HTMLElement[];

  readonly #words: string;

  /** `place` is below the heading; `words` are for those who do not see the sign. */
  constructor(place: Element | null, words: string) {
    this.#words = words;
    const heading = headingAbove(place);
    this.heading = heading;
    const links = [...document.querySelectorAll<HTMLAnchorElement>('nav.contents a')];
    const id = heading?.id;
    const link = links.find(
      ({ hash }) => id !== undefined && decodeURIComponent(hash) === `#${id}`,
    );
    this.#marked = [heading, link].flatMap((place) => place ?? []);
  }

  show(passed: boolean): void {
    for (const place of this.#marked) {
      const before = place.querySelector(':scope > .done');
      if (!passed) before?.remove();
      if (!passed || before !== null) continue;
      const mark = element('span', 'done', '✓');
      mark.setAttribute('role', 'img');
      mark.setAttribute('aria-label', this.#words);
      place.append(mark);
    }
  }
}

function headingAbove(start: Element | null): HTMLElement | undefined {
  let before = start?.previousElementSibling;
  while (before && !/^H[1-6]$/.test(before.tagName)) before = before.previousElementSibling;
  return before instanceof HTMLElement ? before : undefined;
}
