/** A block on the page: its buttons, its editor, its state, and what it led to. */
import type { Block } from '../../guide/chapter.ts';
import type { Failure } from '../../guide/failure.ts';
import { rowsTable } from '../rows-table.ts';
import type { Row } from '../rows.ts';
import { CodeView } from './code-view.ts';
import { button, element, time, wide } from './elements.ts';
import { timelines } from './timeline.ts';

export interface Presses {
  run(): void;
  edit(): void;
  reset(): void;
}

export type State = 'waiting' | 'running' | 'passed' | 'failed' | 'recorded';

export class BlockView {
  readonly block: Block;
  readonly figure: HTMLElement;
  /** What its result follows from; results of other code are greyed. */
  ranWith = '';
  readonly code: CodeView;
  readonly #result: HTMLElement;
  readonly #recorded: DocumentFragment;
  readonly #state = element('span', 'state');
  readonly #reset: HTMLButtonElement;
  readonly #edit: HTMLButtonElement;
  #output: HTMLElement | undefined;

  constructor(block: Block, figure: HTMLElement, presses: Presses) {
    this.block = block;
    this.figure = figure;
    this.code = new CodeView(figure);
    const next = figure.nextElementSibling;
    if (next instanceof HTMLElement && next.matches('.result, .complaint')) this.#result = next;
    else figure.after((this.#result = element('div', 'result')));
    this.#recorded = document.createDocumentFragment();
    this.#recorded.append(...[...this.#result.childNodes].map((node) => node.cloneNode(true)));
    const run = button('Run', 'run', presses.run);
    run.title = 'Run this block, with all above it';
    this.#edit = button('Edit', 'edit', presses.edit);
    this.#reset = button('Reset', 'reset', presses.reset);
    this.#reset.hidden = true;
    const runs = block.fence.kind === 'compile-fail' ? [] : [run];
    const bar = element('span', 'controls', this.#state, this.#reset, this.#edit, ...runs);
    (figure.querySelector('.bar') ?? figure).append(bar);
  }

  mark({ changed, stale }: { changed: boolean; stale: boolean }): void {
    this.figure.classList.toggle('changed', changed);
    this.#reset.hidden = !changed;
    this.#edit.hidden = this.code.isOpen;
    this.#result.classList.toggle('stale', stale);
    this.#state.classList.toggle('stale', stale);
  }

  say(state: State, words: string): void {
    this.figure.dataset['state'] = state;
    this.#state.textContent = words;
    if (state === 'running' || state === 'waiting') this.code.mark(undefined);
  }

  /** Back to what Node printed when the page was made. */
  restore(): void {
    this.#result.replaceChildren(this.#recorded.cloneNode(true));
    this.code.mark(undefined);
    this.say('recorded', '');
  }

  begin(): void {
    this.say('running', 'running…');
    this.#result.replaceChildren();
    this.#output = undefined;
  }

  print(text: string): void {
    if (this.#output === undefined) {
      this.#output = wide('output');
      this.#result.append(this.#output);
    }
    this.#output.append(text);
  }

  /** Rows come only when they are others than before. */
  end(ms: number, rows?: readonly Row[], before: readonly Row[] = []): void {
    if (rows !== undefined) {
      const picture = element('div', 'picture');
      // A page with thousands of rows helps nobody.
      picture.innerHTML = timelines(rows, before) + rowsTable(rows.slice(-200), before);
      this.#result.append(...picture.childNodes);
    }
    const { fence } = this.block;
    const promise = fence.kind === 'throws' ? `threw ${fence.error}, as it must, ` : '';
    this.say('passed', `${promise}${time(ms)}`);
  }

  /** `line` counts from 1 in the block; 0 is the block itself. */
  fail(words: string, line = 0, failure?: Failure): void {
    const place = line > 0 ? { line, column: failure?.column ?? 1 } : undefined;
    const where = place && `Line ${line}, column ${place.column}: `;
    this.#result.append(failureBox(`${where ?? ''}${words}`, failure));
    this.say('failed', 'failed');
    this.code.reveal();
    this.code.mark(place);
  }

  /** Something above it failed, or the run was stopped. */
  skip(): void {
    this.#result.replaceChildren();
    this.say('recorded', 'not reached');
  }

  /** What the type checker says, below everything else. */
  types(errors: readonly { line: number; words: string }[]): void {
    this.#result.querySelector('.types')?.remove();
    if (errors.length === 0) return;
    const list = errors.map(({ line, words }) => element('p', '', `Line ${line}: ${words}`));
    this.#result.append(element('div', 'types', ...list));
  }
}

function failureBox(words: string, failure?: Failure): HTMLElement {
  const box = element('div', 'failure', element('strong', '', words));
  box.setAttribute('role', 'alert');
  if (failure?.details) box.append(wide('', failure.details));
  for (const cause of failure?.causes ?? []) box.append(element('p', '', `Caused by ${cause}`));
  if (failure?.hint) box.append(element('p', 'hint', failure.hint));
  return box;
}
