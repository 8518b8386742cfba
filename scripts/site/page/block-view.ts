/** A block on the page: its buttons, its editor, its state, and what it led to. */
import type { Block } from '../../chapter/chapter.ts';
import type { Failure } from '../../chapter/failure.ts';
import type { Row } from '../shared/rows.ts';
import { CodeView } from './code-view.ts';
import { button, copied, element, time, wide } from './elements.ts';
import type { Cause } from './texts.ts';
import { theWorkbook, type Place } from './workbook.ts';

export interface Presses {
  run(): void;
  edit(at?: Place): void;
  close(): void;
  reset(): void;
}

/**
 * A run lets all of its blocks wait. Those that begin lose their result, and end as passed, failed
 * or stopped; those that do not keep it, and say that they were not reached.
 */
export type State =
  'recorded' | 'waiting' | 'running' | 'passed' | 'failed' | 'stopped' | 'unreached';

export class BlockView {
  readonly block: Block;
  readonly figure: HTMLElement;
  readonly code: CodeView;
  readonly #result: HTMLElement;
  readonly #recorded: DocumentFragment;
  readonly #state = element('span', 'state');
  readonly #reset: HTMLButtonElement;
  readonly #edit: HTMLButtonElement;
  readonly #close: HTMLButtonElement;
  /** Not a part of the result, which grows old in another way. */
  readonly #types = element('div', 'typed');
  #output: HTMLElement | undefined;
  /** What the code is, with all changes above it; what the result follows from; what is run; the same for types. */
  #source = '';
  #ranWith = '';
  #running = '';
  #checking = '';
  #typedWith = '';
  /** What was said before the run. */
  #before: readonly [State, string] = ['recorded', ''];

  constructor(block: Block, figure: HTMLElement, presses: Presses) {
    this.block = block;
    this.figure = figure;
    this.code = new CodeView(figure);
    const next = figure.nextElementSibling;
    if (next instanceof HTMLElement && next.matches('.result, .complaint')) this.#result = next;
    else figure.after((this.#result = element('div', 'result')));
    this.#result.after(this.#types);
    this.#recorded = document.createDocumentFragment();
    this.#recorded.append(...[...this.#result.childNodes].map((node) => node.cloneNode(true)));
    const run = button('Run', 'run', presses.run);
    run.title = 'Run this block, with all above it (in the editor: Ctrl+Enter)';
    this.#edit = button('Edit', 'edit', () => presses.edit());
    this.code.onEnter(presses.edit);
    this.#close = button('Close', 'close', presses.close);
    this.#close.title = 'Close the editor: what is changed stays (Escape)';
    const copy = button('Copy', 'copy', async () => {
      copy.textContent = (await copied(this.code.text)) ? 'Copied' : 'Not allowed';
      setTimeout(() => (copy.textContent = 'Copy'), 2000);
    });
    this.#reset = button('Reset', 'reset', presses.reset);
    this.#reset.hidden = true;
    const runs = block.fence.kind === 'compile-fail' ? [] : [run];
    const bar = element(
      'span',
      'controls',
      copy,
      this.#state,
      this.#reset,
      this.#edit,
      this.#close,
      ...runs,
    );
    (figure.querySelector('.bar') ?? figure).append(bar);
  }

  /** `source` is '' where nothing is changed: what Node printed follows from that. */
  mark({ changed, source }: { changed: boolean; source: string }): void {
    this.figure.classList.toggle('changed', changed);
    this.#reset.hidden = !changed;
    this.#edit.hidden = this.code.isOpen;
    this.#close.hidden = !this.code.isOpen;
    this.#source = source;
    this.#age();
  }

  say(state: State, words: string): void {
    this.figure.dataset['state'] = state;
    this.#state.textContent = words;
    this.#state.title = '';
    this.#age();
  }

  /** Back to what Node printed, if that is true again and not what is shown. */
  restore(): void {
    if (this.#source !== '') return;
    this.#types.replaceChildren();
    this.code.markTypes([]);
    if (this.#ranWith === '' && /^(recorded|passed)$/.test(this.state)) return;
    this.#result.replaceChildren(this.#recorded.cloneNode(true));
    this.code.mark(undefined);
    this.#ranWith = '';
    this.say('recorded', '');
  }

  get state(): State {
    return (this.figure.dataset['state'] ?? 'recorded') as State;
  }

  wait(): void {
    this.#before = [this.state, this.#state.textContent];
    this.#running = this.#source;
    this.say('waiting', 'waiting…');
  }

  begin(): void {
    this.#ranWith = this.#running;
    this.#result.hidden = false;
    this.#result.replaceChildren();
    this.#output = undefined;
    this.code.mark(undefined);
    this.say('running', 'running…');
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
      picture.innerHTML = theWorkbook().picture?.(rows, before) ?? '';
      this.#result.append(...picture.childNodes);
    }
    const { fence } = this.block;
    const promise = fence.kind === 'throws' ? `threw ${fence.error}, as it must ` : '';
    // What takes no time that a reader would notice has only passed.
    this.say('passed', `${promise}✓${ms < 10 ? '' : ` ${time(ms)}`}`);
    this.#state.title = time(ms);
  }

  /** `line` counts from 1 in the block; 0 is the block itself. */
  fail(words: string, line = 0, failure?: Failure): void {
    // Code that cannot be loaded fails before any of it begins.
    if (this.state === 'waiting') this.begin();
    const place = line > 0 ? { line, column: failure?.column ?? 1 } : undefined;
    const where = place && `Line ${line}, column ${place.column}: `;
    this.#result.append(failureBox(`${where ?? ''}${words}`, failure));
    this.say('failed', 'failed');
    this.code.reveal();
    this.code.mark(place);
  }

  /** The block is as it was written: what was changed above it made it fail. */
  blame(causes: readonly Cause[]): void {
    if (causes.length === 0) return;
    const links = causes.slice(-3).flatMap(({ place, line }) => {
      const link = element('a', '', element('code', '', line));
      link.href = place;
      return [' ', link];
    });
    const words = 'This block is as it was written. What you have changed above it:';
    this.#result.querySelector('.failure')?.append(element('p', 'hint', words, ...links));
  }

  /** The run is over, whether or not the block has come to its end. */
  leave({ hasBegun }: { hasBegun: boolean }): void {
    if (this.state === 'running') this.say('stopped', 'stopped');
    if (this.state !== 'waiting') return;
    if (hasBegun) this.say('unreached', 'not reached');
    else this.say(...this.#before);
  }

  waitForTypes(): void {
    this.#checking = this.#source;
  }

  /** What the type checker says, below everything else. */
  types(errors: readonly { line: number; column: number; words: string }[]): void {
    this.#typedWith = this.#checking;
    this.code.markTypes(errors.filter(({ line }) => line > 0));
    const list = errors.map(({ line, words }) =>
      element('p', '', line > 0 ? `Line ${line}: ${words}` : words),
    );
    this.#types.replaceChildren(...(list.length > 0 ? [element('div', 'types', ...list)] : []));
    this.#age();
  }

  /** What the compiler says to a block that must not compile: '' if it has nothing against it. */
  complain(words: string, code: string): void {
    this.#ranWith = this.#checking;
    this.#result.replaceChildren(words);
    if (words === '') this.say('failed', `compiles, without ${code}`);
    else this.say('passed', `does not compile: ${code}`);
  }

  /** Results of other code are greyed. */
  #age(): void {
    const isStale = this.#ranWith !== this.#source || this.state === 'unreached';
    this.#result.classList.toggle('stale', isStale);
    this.#state.classList.toggle('stale', isStale);
    this.#types.classList.toggle('stale', this.#typedWith !== this.#source);
  }
}

function failureBox(words: string, failure?: Failure): HTMLElement {
  const box = element('div', 'failure', element('strong', '', words));
  box.setAttribute('role', 'alert');
  if (failure?.details) box.append(wide('', failure.details));
  // What the message says already is not said again.
  const causes = failure?.causes?.filter((cause) => !words.includes(cause.replace(/^\w+: /, '')));
  for (const cause of causes ?? []) box.append(element('p', '', `Caused by ${cause}`));
  if (failure?.hint) box.append(element('p', 'hint', failure.hint));
  return box;
}
