/** Where the reader is on the page: in its contents, and in a bar where those have no room beside the text. */
import { button, element } from '../elements.ts';

export function showPlace(): void {
  const contents = document.querySelector('nav.contents');
  const list = contents?.querySelector('ol');
  if (!contents || !list) return;
  const all = element('div', '');
  all.popover = 'auto';
  const name = button('', '', () => undefined);
  name.popoverTargetElement = all;
  const bar = element('nav', 'here', name, all);
  bar.setAttribute('aria-label', 'Section');
  contents.after(bar);
  all.addEventListener('beforetoggle', () => all.replaceChildren(list.cloneNode(true)));
  all.addEventListener('click', () => all.hidePopover());

  const places = [...list.querySelectorAll('a')].flatMap((link) => {
    const heading = document.getElementById(decodeURIComponent(link.hash.slice(1)));
    return heading === null ? [] : { link, heading };
  });
  let shown: Element | undefined;
  const show = (): void => {
    const edge = parseFloat(getComputedStyle(document.documentElement).scrollPaddingTop) + 4;
    const passed = places.filter(({ heading }) => heading.getBoundingClientRect().top <= edge);
    const link = passed.at(-1)?.link;
    if (link === shown) return;
    shown?.removeAttribute('aria-current');
    link?.setAttribute('aria-current', 'true');
    shown = link;
    bar.classList.toggle('shown', link !== undefined);
    name.textContent = link?.textContent ?? '';
    contents.scrollTop = (link?.offsetTop ?? 0) - contents.clientHeight / 2;
  };
  addEventListener('scroll', () => requestAnimationFrame(show), { passive: true });
  show();
}
