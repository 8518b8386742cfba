/** One search over the guide and the library, in a dialog that the keyboard reaches. */
import { fromTop, load } from '../load.ts';
import { escapeHtml } from '../../shared/html.ts';
import type { Found } from '../workbook.ts';

export function offerSearch(): void {
  const button = document.querySelector<HTMLButtonElement>('.search-button');
  const dialog = document.querySelector<HTMLDialogElement>('dialog.search');
  const input = dialog?.querySelector('input');
  const status = dialog?.querySelector('p');
  const list = dialog?.querySelector('ol');
  if (!button || !dialog || !input || !status || !list) return;

  const answer = async (): Promise<void> => {
    await load('entries', 'entries.js');
    const find = await load('find', 'finder.js');
    const { found, total } = find(input.value);
    const shown = found.length < total ? `${found.length} of ` : '';
    const count = ['Nothing found', '1 place'][total] ?? `${shown}${total} places`;
    status.textContent = input.value.trim() === '' ? '' : count;
    list.innerHTML = found.map(item).join('');
  };
  const ask = (): void =>
    void answer().catch((error: Error) => (status.textContent = error.message));
  const open = (): void => {
    if (!dialog.open) dialog.showModal();
    input.select();
    ask();
  };
  button.hidden = false;
  button.addEventListener('click', open);
  input.addEventListener('input', ask);
  dialog.addEventListener('click', ({ target }) => {
    const isLink = target instanceof Element && target.closest('a') !== null;
    if (target === dialog || isLink) dialog.close();
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

const typing = ':is(input, textarea, select, [contenteditable="true"], [contenteditable="true"] *)';

function item({ entry: { title, place, url }, excerpt }: Found): string {
  return (
    `<li><a href="${escapeHtml(fromTop(url))}"><strong>${escapeHtml(title)}</strong>` +
    `<small>${escapeHtml(place)}</small><span>${escapeHtml(excerpt)}</span></a></li>`
  );
}
