/** The chapter's own buttons, always at hand at the lower edge of the window. */
import { button, element } from './elements.ts';

export interface Presses {
  run(): unknown;
  stop(): void;
  resetAll(): void;
  checkTypes(): unknown;
}

export class Toolbar {
  readonly #status = element('output', 'status');
  readonly #types = element('output', 'types-said');
  readonly #run: HTMLButtonElement;
  readonly #stop: HTMLButtonElement;
  readonly #reset: HTMLButtonElement;

  constructor({ run, stop, resetAll, checkTypes }: Presses) {
    this.#run = button('Run all', 'run', run);
    this.#run.title = 'Run the chapter, with the chapters that it builds on';
    this.#stop = button('Stop', 'stop', stop);
    this.#stop.hidden = true;
    this.#reset = button('Reset all', 'reset', resetAll);
    const types = button('Check types', 'check', checkTypes);
    types.title = 'Loads the compiler, once: 1.3 MB';
    const said = element('div', 'said', this.#status, this.#types);
    const bar = element('section', 'runner', said, this.#reset, types, this.#stop, this.#run);
    bar.setAttribute('aria-label', 'This chapter');
    document.body.append(bar);
  }

  /** `place` is where it happened. */
  say(words: string, place?: string): void {
    if (place === undefined) return this.#status.replaceChildren(words);
    const link = element('a', '', words);
    link.href = place;
    this.#status.replaceChildren(link);
  }

  sayTypes(words: string): void {
    this.#types.textContent = words;
  }

  begin(): void {
    this.#run.hidden = true;
    this.#stop.hidden = false;
    this.say('Loading…');
  }

  end(words: string, place?: string): void {
    this.#run.hidden = false;
    this.#stop.hidden = true;
    this.say(words, place);
  }

  changes(count: number): void {
    this.#reset.hidden = count === 0;
  }
}
