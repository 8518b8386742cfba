/** The starter of an exercise on the page, and the editor that takes its place. */
import type { Editor } from '../editor.ts';
import { element } from '../elements.ts';

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

  /** Counted from 1; undefined takes the mark away. */
  markLine(line: number | undefined): void {
    this.#pre.querySelector('.bad-line')?.remove();
    this.#editor?.markLine(line);
    if (line === undefined) return;
    const bar = element('span', 'bad-line');
    bar.style.setProperty('--line', String(line - 1));
    this.#pre.append(bar);
  }
}
