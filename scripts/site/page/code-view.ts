/** Code on the page, and the editor that takes its place. */
import type { Editor, Mark } from './workbook.ts';
import { element } from './elements.ts';

export class CodeView {
  readonly figure: HTMLElement;
  readonly #pre: HTMLElement;
  #editor: Editor | undefined;

  constructor(figure: HTMLElement) {
    this.figure = figure;
    this.#pre = figure.querySelector<HTMLElement>('pre.code') ?? figure;
  }

  get isOpen(): boolean {
    return this.#editor !== undefined;
  }

  open(editor: Editor, focus: boolean): void {
    if (this.isOpen) return;
    this.#editor = editor;
    this.#pre.hidden = true;
    this.#pre.after(editor.element);
    if (focus) editor.focus();
  }

  /** Back to the text of the page. */
  close(): void {
    this.#editor?.element.remove();
    this.#editor = undefined;
    this.#pre.hidden = false;
  }

  /** Opens the folds that it is in. */
  reveal(): void {
    let fold = this.figure.closest('details');
    for (; fold; fold = fold.parentElement?.closest('details') ?? null) fold.open = true;
  }

  /** Shows where something has failed; undefined takes the mark away. */
  mark(place: Mark | undefined): void {
    this.#pre.querySelector('.bad-line')?.remove();
    this.#editor?.mark(place);
    if (place === undefined) return;
    this.reveal();
    const bar = element('span', 'bad-line');
    bar.style.setProperty('--line', String(place.line - 1));
    this.#pre.append(bar);
  }
}
