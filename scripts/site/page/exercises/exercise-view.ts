/** An exercise on the page: its buttons, its editor, and what came of the answer. */
import type { ExerciseData } from '../../shared/page-data.ts';
import type { Editor } from '../workbook.ts';
import { button, element } from '../elements.ts';
import { CodeView } from '../code-view.ts';
import { verdictBox, type Judged } from './verdict-view.ts';

export interface Presses {
  edit(): unknown;
  check(): unknown;
  reset(): unknown;
  checkTypes(): unknown;
}

export class ExerciseView {
  readonly task: ExerciseData;
  readonly code: CodeView;
  readonly #presses: Presses;
  readonly #checked: CodeView | undefined;
  readonly #state = element('span', 'state');
  readonly #result = element('div', 'verdict');
  readonly #reset: HTMLButtonElement;
  readonly #edit: HTMLButtonElement;
  readonly #check: HTMLButtonElement;
  /** The answer that the verdict is on. */
  #judged: string | undefined;

  constructor(task: ExerciseData, figure: HTMLElement, presses: Presses) {
    this.task = task;
    this.code = new CodeView(figure);
    this.#presses = presses;
    const check = document.getElementById(`L${task.check.line - 1}`);
    this.#checked = check === null ? undefined : new CodeView(check);
    const named = (label: string, className: string, press: () => unknown): HTMLButtonElement => {
      const made = button(label, className, press);
      made.setAttribute('aria-label', `${label}: ${task.title}`);
      return made;
    };
    this.#reset = named('Reset', 'reset', presses.reset);
    this.#edit = named('Edit', 'edit', presses.edit);
    this.#check = named('Check', 'run', presses.check);
    const bar = element('span', 'controls', this.#state, this.#reset, this.#edit, this.#check);
    (figure.querySelector('.bar') ?? figure).append(bar);
    this.#result.setAttribute('role', 'status');
    figure.after(this.#result);
    // Hints come first: the check is opened by those who follow the link to it.
    this.#result.addEventListener('click', ({ target }) => {
      if (target instanceof HTMLAnchorElement) this.#checked?.reveal();
    });
  }

  mark({ answer, changed, passed }: { answer: string; changed: boolean; passed: boolean }): void {
    this.#result.classList.toggle('stale', this.#judged !== undefined && this.#judged !== answer);
    this.#reset.hidden = !changed;
    this.#edit.hidden = this.code.isOpen;
    if (passed) this.#say('passed', '✓ passed');
    else if (this.code.figure.dataset['state'] === 'passed') this.#say('open', '');
  }

  open(editor: Editor, focus: boolean): void {
    this.code.open(editor, focus);
    this.#edit.hidden = true;
  }

  begin(): void {
    this.clear();
    this.#say('running', 'checking…');
  }

  clear(): void {
    this.#judged = undefined;
    this.#result.replaceChildren();
    this.code.mark(undefined);
    this.#checked?.mark(undefined);
    this.#say('open', '');
  }

  /** What has been taken back can be put back. */
  sayReset(undo: () => void): void {
    this.clear();
    this.#result.append('Your answer is reset. ', button('Undo', 'undo', undo));
  }

  trouble(words: string): void {
    this.clear();
    this.#result.append(element('div', 'failure', words));
  }

  judged(judged: Judged, answer: string): void {
    this.clear();
    this.#judged = answer;
    const { verdict } = judged;
    this.#result.append(...verdictBox(judged, this.task, () => void this.#presses.checkTypes()));
    this.#say(verdict.kind, verdict.kind === 'passed' ? '✓ passed' : 'not yet');
    if (verdict.kind === 'passed') return;
    const { path, line, column, isSomewhere } = verdict.failure;
    if (isSomewhere) return;
    const { check, id } = this.task;
    if (path === `${id}.ts`) this.code.mark({ line, column });
    else if (path === check.path && line >= check.line) {
      this.#checked?.mark({ line: line - check.line + 1, column });
    }
  }

  #say(state: string, words: string): void {
    this.code.figure.dataset['state'] = state;
    this.#state.textContent = words;
  }
}
