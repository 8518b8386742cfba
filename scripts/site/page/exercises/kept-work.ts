/** The reader's work on the exercises of all chapters, kept by the browser. */
import { isPassed, withVerdict } from '../../../exercises/progress.ts';
import type { ExerciseData } from '../../shared/page-data.ts';
import {
  exported,
  fingerprint,
  merged,
  nothing,
  parseSaved,
  type Saved,
} from '../../../exercises/saved.ts';

const key = 'workbook/exercises';

export class KeptWork {
  #saved: Saved = read();

  get saved(): Saved {
    return this.#saved;
  }

  answer({ id, starter }: ExerciseData): string {
    return this.#saved.answers[id] ?? starter.text;
  }

  hasAnswer({ id }: ExerciseData): boolean {
    return Object.hasOwn(this.#saved.answers, id);
  }

  /** Whether the answer as it is now has passed. */
  passes(task: ExerciseData): boolean {
    const { id, check } = task;
    const { progress } = this.#saved;
    const print = fingerprint(check.text, this.answer(task));
    return isPassed(id, progress) && progress.passed[id] === print;
  }

  change({ id, starter }: ExerciseData, text: string): void {
    const { [id]: _before, ...others } = this.#read().answers;
    this.#keep({ answers: text === starter.text ? others : { ...others, [id]: text } });
  }

  judged({ id, check }: ExerciseData, text: string, isRight: boolean): void {
    const print = isRight ? fingerprint(check.text, text) : undefined;
    this.#keep({ progress: withVerdict(this.#read().progress, { id, fingerprint: print }) });
  }

  hints({ id }: ExerciseData): number {
    return this.#saved.progress.hints[id] ?? 0;
  }

  hintShown({ id }: ExerciseData, count: number): void {
    const { progress } = this.#read();
    this.#keep({ progress: { ...progress, hints: { ...progress.hints, [id]: count } } });
  }

  hasSolution({ id }: ExerciseData): boolean {
    return this.#saved.progress.solutions.includes(id);
  }

  solutionShown({ id }: ExerciseData): void {
    const { progress } = this.#read();
    const solutions = [...new Set([...progress.solutions, id])];
    this.#keep({ progress: { ...progress, solutions } });
  }

  add(other: Saved): void {
    this.#keep(merged(this.#read(), other));
  }

  restore(saved: Saved): void {
    this.#keep(saved);
  }

  /** Another tab may have written meanwhile. */
  #read(): Saved {
    const kept = read();
    return (this.#saved = kept === nothing ? this.#saved : kept);
  }

  #keep(change: Partial<Saved>): void {
    this.#saved = { ...this.#saved, ...change };
    try {
      localStorage.setItem(key, exported(this.#saved));
    } catch {
      // Where nothing may be kept, answers live as long as the page.
    }
  }
}

function read(): Saved {
  try {
    return parseSaved(localStorage.getItem(key) ?? '');
  } catch {
    return nothing;
  }
}
