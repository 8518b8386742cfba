/** Code on the page, and the editor that takes its place. */
import { element } from './elements.ts';
import type { Editor, Mark, Place } from './workbook.ts';

export class CodeView {
  readonly figure: HTMLElement;
  readonly #pre: HTMLElement;
  readonly #original: string;
  #editor: Editor | undefined;
  #failed: readonly Mark[] = [];
  #mistyped: readonly Mark[] = [];

  constructor(figure: HTMLElement) {
    this.figure = figure;
    this.#pre = figure.querySelector<HTMLElement>('pre.code') ?? figure;
    this.#original = this.#pre.innerHTML;
  }

  get isOpen(): boolean {
    return this.#editor !== undefined;
  }

  /** What it says now. */
  get text(): string {
    return this.#editor?.text ?? this.#pre.textContent;
  }

  /** Calls back when the reader clicks into the code, or presses Enter on it. */
  onEnter(edit: (at?: Place) => void): void {
    this.#pre.addEventListener('click', ({ clientX: x, clientY: y }) => {
      // What is selected is to be copied; a finger asks for the type of a name.
      if (getSelection()?.isCollapsed !== false && matchMedia('(hover: hover)').matches)
        edit({ x, y });
    });
    this.#pre.addEventListener('keydown', ({ key, target }) => {
      if (key === 'Enter' && target === this.#pre) edit();
    });
  }

  open(editor: Editor, focus: boolean, at?: Place): void {
    if (this.isOpen) return;
    this.#editor = editor;
    this.#pre.hidden = true;
    this.#pre.after(editor.element);
    if (focus) editor.focus(at);
    this.#draw();
  }

  /** Back to the text of the page, or to one that has taken its place, as HTML. */
  close(html = this.#original): void {
    this.#editor?.element.remove();
    this.#editor = undefined;
    this.#pre.hidden = false;
    this.#pre.innerHTML = html;
    this.#pre.dataset['lines'] = numbersOf(this.#pre.textContent);
    this.#draw();
  }

  focus(): void {
    this.#pre.focus();
  }

  /** Opens the folds that it is in. */
  reveal(): void {
    let fold = this.figure.closest('details');
    for (; fold; fold = fold.parentElement?.closest('details') ?? null) fold.open = true;
  }

  /** Shows where something has failed; undefined takes the mark away. */
  mark(place: Omit<Mark, 'kind'> | undefined): void {
    this.#failed = place === undefined ? [] : [{ ...place, kind: 'bad' }];
    this.#draw();
  }

  /** Shows where the types are wrong. */
  markTypes(places: readonly Omit<Mark, 'kind'>[]): void {
    this.#mistyped = places.map((place) => ({ ...place, kind: 'mistyped' }));
    this.#draw();
  }

  /** The line that has failed, where it is seen. */
  get failedLine(): Element | null {
    return this.figure.querySelector('.bad-line');
  }

  #draw(): void {
    const marks = [...this.#mistyped, ...this.#failed];
    this.#editor?.mark(marks);
    for (const bar of this.#pre.querySelectorAll('.line-mark')) bar.remove();
    if (this.isOpen) return;
    for (const { line, kind } of marks) {
      const bar = element('span', `line-mark ${kind}-line`);
      bar.style.setProperty('--line', String(line - 1));
      this.#pre.append(bar);
    }
  }
}

/** One number for each line; the style puts them beside the code. */
function numbersOf(code: string): string {
  return code
    .split('\n')
    .map((_, index) => index + 1)
    .join('\n');
}
