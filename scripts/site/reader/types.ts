/** The type of a name: under the pointer, tapped, or reached with the arrow keys in a block. */
import { load } from './load.ts';

export function showTypes(): void {
  if (document.querySelector('[data-type]') === null) return;
  const tip = document.createElement('div');
  tip.className = 'type-tip';
  tip.id = 'type-tip';
  tip.setAttribute('role', 'status');
  tip.hidden = true;
  document.body.append(tip);
  let shown: Element | undefined;

  const hide = (): void => {
    shown?.classList.remove('asked');
    shown = undefined;
    tip.hidden = true;
  };
  const show = async (name: Element): Promise<void> => {
    if (name === shown) return;
    hide();
    shown = name;
    const texts = await load<readonly string[]>('hovers', dataOfPage());
    if (shown !== name) return;
    const [type = '', ...words] = (texts[Number(name.getAttribute('data-type'))] ?? '').split(
      '\n\n',
    );
    const code = document.createElement('code');
    code.textContent = type;
    tip.replaceChildren(code, ...words.map((text) => paragraph(text)));
    tip.hidden = false;
    name.classList.add('asked');
    place(tip, name);
  };
  const nameAt = (event: Event): Element | null =>
    event.target instanceof Element ? event.target.closest('[data-type]') : null;

  document.addEventListener('pointerover', (event) => {
    const name = nameAt(event);
    if (name !== null) void show(name);
    else if (event.pointerType === 'mouse' && !isInside(event.target, tip)) hide();
  });
  document.addEventListener('click', (event) => {
    const name = nameAt(event);
    if (name !== null) void show(name);
    else if (!isInside(event.target, tip)) hide();
  });
  document.addEventListener('focusout', hide);
  document.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') hide();
    const { activeElement: block } = document;
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (step === undefined || !block?.matches('pre.code')) return;
    if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const names = [...block.querySelectorAll('[data-type]')];
    const current = names.findIndex((name) => name === shown);
    const next = names[current === -1 && step < 0 ? names.length - 1 : current + step];
    if (next === undefined) return;
    event.preventDefault();
    next.scrollIntoView({ block: 'nearest', inline: 'nearest' });
    void show(next);
  });
}

function dataOfPage(): string {
  const page = /([^/]*)\.html$/.exec(location.pathname)?.[1] ?? 'index';
  return `assets/hovers-${page}.js`;
}

function isInside(target: EventTarget | null, element: Element): boolean {
  return target instanceof Node && element.contains(target);
}

function paragraph(text: string): HTMLElement {
  const made = document.createElement('p');
  made.textContent = text;
  return made;
}

/** Below the name, or above it where there is more room; never past an edge of the window. */
function place(tip: HTMLElement, name: Element): void {
  const box = name.getBoundingClientRect();
  const { width, height } = tip.getBoundingClientRect();
  const left = Math.max(8, Math.min(box.left, document.documentElement.clientWidth - width - 8));
  const isBelow = box.bottom + height + 8 < innerHeight || box.top < height + 8;
  const top = isBelow ? box.bottom + 6 : box.top - height - 6;
  tip.style.left = `${left + scrollX}px`;
  tip.style.top = `${top + scrollY}px`;
}
