/** The help of an exercise, which the page has folded away: here it comes when asked for. */
import type { ExerciseData } from '../../shared/page-data.ts';
import { button, element } from '../elements.ts';
import type { KeptWork } from './kept-work.ts';

export class Help {
  readonly #hints: readonly HTMLElement[];
  readonly #list: HTMLElement | undefined;
  readonly #solution: HTMLDetailsElement | undefined;
  readonly #task: ExerciseData;
  readonly #work: KeptWork;
  readonly #bar = element('div', 'help');
  #shown = 0;
  #hasPassed = false;

  /** `after` is what stands above the help. */
  constructor(after: HTMLElement, task: ExerciseData, work: KeptWork) {
    const folds = foldsAfter(after);
    const hints = folds.get('Hints');
    this.#list = hints?.querySelector('ol') ?? undefined;
    this.#hints = [...(this.#list?.querySelectorAll<HTMLElement>(':scope > li') ?? [])];
    this.#solution = folds.get('Solution');
    this.#task = task;
    this.#work = work;
    this.#bar.setAttribute('role', 'group');
    this.#bar.setAttribute('aria-label', `Help: ${task.title}`);
    hints?.replaceWith(...(this.#list === undefined ? [] : [this.#list]), this.#bar);
    if (this.#solution !== undefined) this.#solution.hidden = true;
    this.recall();
  }

  /** What has been seen on another day is there again, and what is there stays. */
  recall(): void {
    const hints = Math.min(this.#work.hints(this.#task), this.#hints.length);
    this.#shown = Math.max(this.#shown, hints);
    if (this.#solution !== undefined && this.#work.hasSolution(this.#task)) {
      this.#solution.hidden = false;
    }
    this.#draw();
  }

  /** Whoever has passed may see the solution without being asked. */
  allow(hasPassed: boolean): void {
    if (this.#hasPassed === hasPassed) return;
    this.#hasPassed = hasPassed;
    this.#draw();
  }

  #draw(): void {
    for (const [index, hint] of this.#hints.entries()) hint.hidden = index >= this.#shown;
    if (this.#list !== undefined) this.#list.hidden = this.#shown === 0;
    const parts: Node[] = [];
    if (this.#shown < this.#hints.length) {
      const words = `Hint ${this.#shown + 1} of ${this.#hints.length}`;
      parts.push(button(words, 'hint', () => this.#next()));
    }
    if (this.#solution?.hidden === true) {
      parts.push(
        this.#hasPassed
          ? button('Compare with the solution', 'solution', () => this.#show())
          : button('Solution…', 'solution', () => this.#ask()),
      );
    }
    this.#bar.replaceChildren(...parts);
  }

  #next(): void {
    this.#shown += 1;
    this.#work.hintShown(this.#task, this.#shown);
    this.#draw();
    focusOn(this.#hints[this.#shown - 1]);
  }

  /** It cannot be unseen. */
  #ask(): void {
    const left = this.#hints.length - this.#shown;
    const hints = left === 0 ? '' : left === 1 ? ' One hint is left.' : ` ${left} hints are left.`;
    const words = element('span', 'ask', `Show the solution?${hints} `);
    const no = button('Not yet', 'no', () => {
      this.#draw();
      this.#bar.querySelector<HTMLElement>('.solution')?.focus();
    });
    this.#bar.replaceChildren(
      words,
      button('Show it', 'yes', () => this.#show()),
      ' ',
      no,
    );
    no.focus();
  }

  #show(): void {
    this.#work.solutionShown(this.#task);
    if (this.#solution === undefined) return;
    this.#solution.hidden = false;
    this.#solution.open = true;
    this.#draw();
    focusOn(this.#solution.querySelector('summary') ?? undefined);
  }
}

/** What screen readers read next, and where the keys go on from. */
function focusOn(element: HTMLElement | undefined): void {
  if (element === undefined) return;
  if (element.tabIndex < 0) element.tabIndex = -1;
  element.focus();
}

/** The folded parts up to the next heading, by their summaries. */
function foldsAfter(start: Element): ReadonlyMap<string, HTMLDetailsElement> {
  const folds = new Map<string, HTMLDetailsElement>();
  let next = start.nextElementSibling;
  while (next !== null && !/^H[1-6]$/.test(next.tagName)) {
    const summary = next.querySelector(':scope > summary')?.textContent ?? '';
    if (next instanceof HTMLDetailsElement) folds.set(summary.trim(), next);
    next = next.nextElementSibling;
  }
  return folds;
}
