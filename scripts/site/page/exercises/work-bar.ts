/** Above the exercises: how many have passed, and the reader's work as a file, out and in. */
import { button, counted, element } from '../elements.ts';
import type { KeptWork } from './kept-work.ts';
import { exported, imported, type Saved } from '../../../exercises/saved.ts';

/** Far more than all answers together have. */
const largest = 5_000_000;

export class WorkBar {
  readonly element = element('div', 'work');
  readonly #work: KeptWork;
  readonly #changed: () => void;
  readonly #count = element('span', 'count');
  readonly #said = element('span', 'said');

  /** `changed` is called when the answers have become others. */
  constructor(work: KeptWork, changed: () => void) {
    this.#work = work;
    this.#changed = changed;
    const file = element('input', '');
    file.type = 'file';
    file.accept = '.json,application/json';
    file.hidden = true;
    file.addEventListener('change', () => {
      const [chosen] = file.files ?? [];
      if (chosen !== undefined) void this.#import(chosen);
      // The same file may be chosen again.
      file.value = '';
    });
    const out = button('Export', 'export', () => this.#export());
    out.title = 'Answers and progress of all chapters, as one file';
    const into = button('Import…', 'import', () => file.click());
    into.title = 'Adds the answers and the progress of such a file to what is here';
    this.#said.setAttribute('role', 'status');
    this.element.setAttribute('role', 'group');
    this.element.setAttribute('aria-label', 'Your exercises');
    const words = 'Edit a starter and check it right here. All of it stays in this browser.';
    this.element.append(this.#count, out, into, file, this.#said, element('p', '', words));
  }

  count(passed: number, all: number): void {
    this.#count.textContent = `${passed} of ${all} passed`;
  }

  /** What the reader has written since is not to be taken back with an import. */
  settle(): void {
    this.#said.querySelector('.undo')?.remove();
  }

  #export(): void {
    const blob = new Blob([exported(this.#work.saved)], { type: 'application/json' });
    const link = element('a', '');
    link.href = URL.createObjectURL(blob);
    link.download = 'event-sourcing-exercises.json';
    link.click();
    // Some browsers begin to read it only later.
    setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
    this.#say('Exported.');
  }

  async #import(file: File): Promise<void> {
    try {
      if (file.size > largest) throw new Error('This file is too large for an export.');
      const theirs = imported(await file.text());
      const before = this.#work.saved;
      this.#work.add(theirs);
      this.#changed();
      this.#say(`Imported: ${contentsOf(theirs)}. `, () => this.#takeBack(before));
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error);
      this.#say(`${why} Nothing has changed.`);
    }
  }

  #takeBack(before: Saved): void {
    this.#work.restore(before);
    this.#changed();
    this.#say('Everything is as it was.');
  }

  #say(words: string, undo?: () => void): void {
    this.#said.replaceChildren(words);
    if (undo !== undefined) this.#said.append(button('Undo', 'undo', undo));
  }
}

function contentsOf({ answers, progress }: Saved): string {
  const passed = Object.keys(progress.passed).length;
  return `${counted(Object.keys(answers).length, 'answer')}, ${passed} passed`;
}
