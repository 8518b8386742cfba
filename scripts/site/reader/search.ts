/** One search over the guide and the library, in a dialog that the keyboard reaches. */
import type { Entry } from '../search-index.ts';
import { find } from './find.ts';
import { fromTop, load } from './load.ts';

export function offerSearch(): void {
  const button = document.querySelector<HTMLButtonElement>('.search-button');
  if (button === null) return;
  const dialog = document.createElement('dialog');
  dialog.className = 'search';
  dialog.setAttribute('aria-label', 'Search');
  const input = document.createElement('input');
  Object.assign(input, {
    type: 'search',
    placeholder: 'Search guide and library',
    autocomplete: 'off',
  });
  input.setAttribute('aria-label', 'Search guide and library');
  const status = document.createElement('p');
  status.setAttribute('role', 'status');
  const list = document.createElement('ol');
  dialog.append(input, status, list);
  document.body.append(dialog);

  const answer = async (): Promise<void> => {
    const entries = await load<readonly Entry[]>('search', 'assets/search.js');
    const found = find(entries, input.value);
    const count = found.length === 1 ? '1 place' : `${found.length} places`;
    status.textContent =
      input.value.trim() === '' ? '' : found.length === 0 ? 'Nothing found' : count;
    list.replaceChildren(...found.map(({ entry, excerpt }) => item(entry, excerpt)));
  };
  const open = (): void => {
    if (!dialog.open) dialog.showModal();
    input.select();
    void answer();
  };
  button.hidden = false;
  button.addEventListener('click', open);
  input.addEventListener('input', () => void answer());
  dialog.addEventListener('click', (event) => {
    const isLink = event.target instanceof Element && event.target.closest('a') !== null;
    if (event.target === dialog || isLink) dialog.close();
  });
  dialog.addEventListener('keydown', (event) => {
    const links = [...list.querySelectorAll('a')];
    const current = links.findIndex((link) => link === document.activeElement);
    if (event.key === 'Enter' && event.target === input) links[0]?.click();
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    (links[current + step] ?? input).focus();
  });
  document.addEventListener('keydown', (event) => {
    const isTyping = event.target instanceof Element && event.target.matches(typing);
    const isWanted = event.key === '/' || (event.key === 'k' && (event.ctrlKey || event.metaKey));
    if (!isWanted || isTyping || event.altKey) return;
    event.preventDefault();
    open();
  });
}

const typing = 'input, textarea, select, [contenteditable="true"], [contenteditable="true"] *';

function item({ title, place, url }: Entry, excerpt: string): HTMLElement {
  const link = document.createElement('a');
  link.href = fromTop(url);
  const parts = [
    ['strong', title],
    ['small', place],
    ['span', excerpt],
  ].map(([name = '', text = '']) => {
    const part = document.createElement(name);
    part.textContent = text;
    return part;
  });
  link.append(...parts);
  const made = document.createElement('li');
  made.append(link);
  return made;
}
