/** Judges answers: plays them in a process beside this one, and always comes to a verdict. */
import type { Code, Exercise } from '../chapter/exercise.ts';
import { findImports } from '../chapter/imports.ts';
import { sharedTypesPlace } from '../chapter/shared-types.ts';
import { uncheckedPlace } from '../chapter/unchecked.ts';
import type { PlayEvent } from '../runner/play-event.ts';
import { Player } from '../runner/player.ts';
import { isFramework } from '../runner/refusals.ts';
import { programFile } from '../runner/workspace.ts';
import { removeAnswers, writeAnswer, type AnswerFiles } from './answer-files.ts';
import { endless, explain, startOf } from './explain.ts';
import { withTypes } from './type-failures.ts';
import { checkTypes } from './types.ts';
import type { Failure, Verdict } from './verdict.ts';

const printLimit = 10_000;

export class Examiner {
  readonly #chapters: readonly string[];
  readonly #limit: number;
  readonly #player: Player;
  #isLoaded = false;
  #isClosed = false;
  /** One answer after another: two in one process would be told each other's errors. */
  #queue: Promise<unknown>;

  /**
   * @param chapters the pages that answers and checks may import; their programs are written.
   * @param limit milliseconds that an answer may take.
   */
  constructor(chapters: readonly string[], limit = 5000) {
    this.#chapters = chapters;
    this.#limit = limit;
    this.#player = new Player({ limit });
    this.#queue = this.#load();
  }

  /**
   * Runs the check and asks the type checker at the same time. `first` is told of a failure that
   * is known before the types are.
   */
  async judge(
    exercise: Exercise,
    answer: Code,
    first: (verdict: Verdict) => void = () => undefined,
  ): Promise<Verdict> {
    const types = checkTypes([{ exercise, answer }]);
    const verdict = await this.attempt(exercise, answer);
    if (verdict.kind === 'failed') first(verdict);
    const [found = { inAnswer: undefined, inCheck: undefined }] = await types;
    return withTypes(verdict, found);
  }

  /** What the answer does; its types are not looked at. */
  attempt(exercise: Exercise, answer: Code): Promise<Verdict> {
    const refusal = testFramework(answer) ?? untyped(answer) ?? sharing(answer);
    if (refusal !== undefined) {
      return Promise.resolve({ kind: 'failed', failure: refusal, printed: '' });
    }
    const files = writeAnswer(exercise, answer);
    const verdict = this.#queue.then(async () => {
      await this.#prepare(files);
      const made = await this.#play(exercise, answer, files);
      files.remove();
      return made;
    });
    this.#queue = verdict;
    return verdict;
  }

  close(): void {
    this.#isClosed = true;
    this.#player.close();
    removeAnswers();
  }

  /** A new process, unless there is one that is as it was before the first answer. */
  async #prepare(files: AnswerFiles): Promise<void> {
    // Something of the answer before may have ended it, after its verdict.
    if (this.#isLoaded) {
      this.#isLoaded = await this.#player.play(files.before, () => undefined, this.#limit);
    }
    if (!this.#isLoaded) this.#player.close();
    await this.#load();
  }

  async #load(): Promise<void> {
    if (this.#isLoaded || this.#isClosed) return;
    this.#isLoaded = true;
    // What the chapters print and throw belongs to their pages.
    for (const page of this.#chapters) {
      await this.#player.play(programFile(page, 'run'), () => undefined);
    }
  }

  async #play(exercise: Exercise, answer: Code, files: AnswerFiles): Promise<Verdict> {
    let [printed, more] = ['', 0];
    let unhandled: Failure | undefined;
    let failure: Failure | undefined;
    const hear = (event: PlayEvent): void => {
      switch (event.type) {
        case 'print':
          more += Math.max(0, printed.length + event.text.length - printLimit);
          printed = (printed + event.text).slice(0, printLimit);
          return;
        case 'thrown': {
          const found = explain(event.thrown, exercise, answer, files.rename);
          if (event.how === 'program') failure ??= found;
          else unhandled ??= event.how === 'rejection' ? asUnawaited(found, answer) : found;
          return;
        }
        case 'unsettled':
        case 'stuck': {
          const waitsForEver = event.type === 'unsettled' && event.never;
          failure ??= endless(answer, waitsForEver ? undefined : this.#limit);
          // What does not end goes on disturbing those who come after it.
          this.#isLoaded = false;
          return;
        }
        case 'lost':
          failure ??= { ...startOf(answer), why: 'thrown', message: event.why };
      }
    };
    const isClean = await this.#player.play(files.check, hear, this.#limit);
    this.#isLoaded &&= isClean;
    if (more > 0) printed += `\n… and ${more} more characters\n`;
    // What nothing waited for is the cause, and what the check says about it the consequence.
    const found = unhandled ?? failure;
    return found ? { kind: 'failed', failure: found, printed } : { kind: 'passed', printed };
  }
}

/** Tests that an answer registers would run after the verdict, and fail unseen. */
function testFramework({ text, path, line: first }: Code): Failure | undefined {
  const found = findImports(text, first).find(({ specifier }) => isFramework(specifier, text));
  if (found === undefined) return undefined;
  const { specifier, line, column } = found;
  const message = `An answer cannot use “${specifier}”: its tests would run after the check. Assert with “uvu/assert”.`;
  return { why: 'unreadable', path, line, column, message };
}

/** Comments that keep the checker silent would let an answer pass whose types do not fit. */
function untyped({ text, path, line }: Code): Failure | undefined {
  const place = uncheckedPlace(text, line);
  const message = 'Types are checked in every line of an answer: take this comment out.';
  return place && { why: 'unreadable', path, ...place, message };
}

/** Answers are checked together: what one declares for all would change the verdict on the others. */
function sharing({ text, path, line }: Code): Failure | undefined {
  const place = sharedTypesPlace(text, line);
  const message =
    'This would change the types of all other answers, too: declare your own instead.';
  return place && { why: 'unreadable', path, ...place, message };
}

/** A promise that failed unseen: an assertion has its idea already. */
function asUnawaited(failure: Failure, answer: Code): Failure {
  if (failure.why !== 'thrown') return failure;
  const message = `A promise failed, and nothing waited for it. Is an \`await\` missing?\n${failure.message}`;
  // The caller that does not wait is not on the stack: the library has done nothing wrong.
  const place = failure.path.startsWith('src/') ? startOf(answer) : {};
  return { ...failure, ...place, message };
}
