/** The chapter's own buttons, always at hand at the lower edge of the window. */
import { button, counted, element, wide } from './elements.ts';
import type { Edit } from './kept-edits.ts';
import type { Changes } from './texts.ts';

/** How long good news cover the text of a small screen: milliseconds. */
const newsLife = 6000;

export interface Presses {
  run(): unknown;
  stop(): void;
  resetAll(): void;
  resetAbove(changes: Changes): void;
  forget(edit: Edit): void;
  checkTypes(): unknown;
}

export interface Further {
  /** Where it happened. */
  readonly place?: string;
  /** Takes back what is said to have happened. */
  readonly undo?: () => void;
}

export class Toolbar {
  readonly #presses: Presses;
  readonly #bar = element('section', 'runner');
  readonly #above = element('div', 'above');
  readonly #displaced = element('div', 'displaced');
  readonly #status = element('output', 'status');
  readonly #types = element('output', 'types-said');
  readonly #run: HTMLButtonElement;
  readonly #stop: HTMLButtonElement;
  readonly #reset: HTMLButtonElement;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(presses: Presses) {
    const { run, stop, resetAll, checkTypes } = presses;
    this.#presses = presses;
    this.#run = button('Run all', 'run', run);
    this.#run.title = 'Run the chapter, with the chapters that it builds on';
    this.#stop = button('Stop', 'stop', stop);
    this.#stop.hidden = true;
    this.#reset = button('Reset all', 'reset', resetAll);
    const types = button('Check types', 'check', checkTypes);
    types.title = 'Loads the compiler, once: 1.3 MB';
    const more = button('⋯', 'more', () => {
      const isOpen = this.#bar.classList.toggle('open');
      more.setAttribute('aria-expanded', String(isOpen));
    });
    more.setAttribute('aria-label', 'More');
    more.setAttribute('aria-expanded', 'false');
    const dismiss = button('×', 'dismiss', () => {
      this.#status.replaceChildren();
      this.#types.replaceChildren();
    });
    dismiss.setAttribute('aria-label', 'Dismiss');
    const outputs = [this.#status, this.#types, dismiss];
    const said = element('div', 'said', this.#above, this.#displaced, ...outputs);
    this.#bar.append(said, more, this.#reset, types, this.#stop, this.#run);
    this.#bar.setAttribute('aria-label', 'This chapter');
    document.body.append(this.#bar);
  }

  say(words: string, { place, undo }: Further = {}): void {
    this.#renew();
    this.#status.title = words;
    this.#status.replaceChildren(words);
    if (place !== undefined) {
      const link = element('a', '', words);
      link.href = place;
      this.#status.replaceChildren(link);
    }
    if (undo !== undefined) this.#status.append(' ', button('Undo', 'undo', undo));
  }

  sayTypes(words: string): void {
    this.#renew();
    this.#types.textContent = words;
  }

  /** What is changed in the chapters above, where no block of this page shows it. */
  sayAbove(all: readonly Changes[]): void {
    const lines = all.map((changes) => {
      const { chapter, blocks, place } = changes;
      const { title } = chapter;
      const link = element('a', '', `${title} is changed (${counted(blocks.length, 'block')})`);
      link.href = place;
      const reset = button('Reset', 'reset-above', () => this.#presses.resetAbove(changes));
      reset.setAttribute('aria-label', `Reset ${title}`);
      return element('div', '', link, ' ', reset);
    });
    this.#above.replaceChildren(...lines);
  }

  /** What the reader wrote where the page has been rewritten since: to be read, and copied. */
  showDisplaced(edits: readonly Edit[]): void {
    const shown = edits.map((edit) => {
      const summary = element('summary', '', 'You had changed a block that is another now');
      const forget = button('Forget it', 'forget', () => this.#presses.forget(edit));
      return element('details', '', summary, wide('', edit.text), forget);
    });
    this.#displaced.replaceChildren(...shown);
  }

  #renew(): void {
    clearTimeout(this.#timer);
    this.#bar.classList.remove('old');
    this.#timer = setTimeout(() => this.#bar.classList.add('old'), newsLife);
  }

  begin(): void {
    this.#bar.classList.add('busy');
    this.#run.hidden = true;
    this.#stop.hidden = false;
    this.say('Loading…');
  }

  end(words: string, further: Further = {}): void {
    this.#bar.classList.remove('busy');
    this.#run.hidden = false;
    this.#stop.hidden = true;
    this.say(words, further);
  }

  /** A line that the bar lies over moves away from under it. */
  clear(line: Element | null | undefined): void {
    const [bar, place] = [this.#bar, line].map((one) => one?.getBoundingClientRect());
    if (!bar || !place || place.top > innerHeight || place.bottom < bar.top) return;
    line?.scrollIntoView({ block: 'nearest' });
  }

  changes(count: number): void {
    this.#reset.hidden = count === 0;
  }
}
