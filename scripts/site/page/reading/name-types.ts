/** The type of a name: under the pointer, tapped, or reached with the arrow keys in a block. */
import { load } from '../load.ts';
import { escapeHtml } from '../../shared/html.ts';

export function showTypes(): void {
  const tip = document.querySelector<HTMLElement>('.type-tip');
  if (tip === null) return;
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
    const page = document.documentElement.dataset['page'] ?? '';
    const texts = await load('hovers', `hovers-${page}.js`);
    if (shown !== name) return;
    const [type = '', words = ''] =
      texts[Number(name.getAttribute('data-type'))]?.split('\n\n') ?? [];
    tip.innerHTML = `<code>${escapeHtml(type)}</code><p>${escapeHtml(words)}</p>`;
    tip.hidden = false;
    name.classList.add('asked');
    place(tip, name);
  };
  const ask = ({ target }: Event): void => {
    const at = target instanceof Element ? target : document.body;
    const name = at.closest('[data-type]');
    // What cannot be loaded can be asked for again.
    if (name !== null) void show(name).catch(hide);
    else if (!tip.contains(at)) hide();
  };

  document.addEventListener('pointerover', (event) => {
    // A finger that scrolls asks for nothing.
    if (event.pointerType !== 'touch') ask(event);
  });
  document.addEventListener('click', ask);
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
    void show(next).catch(hide);
  });
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
