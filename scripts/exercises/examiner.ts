/** Judges answers in a process beside this one, which may be lost without any harm. */
import { fork, type ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Code, Exercise } from '../chapter/exercise.ts';
import { removeAnswers } from './answer-files.ts';
import type { Question, Reply } from './answer-process.ts';
import { endless, startOf } from './explain.ts';
import { withTypes } from './type-failures.ts';
import { checkTypes } from './types.ts';
import type { Verdict } from './verdict.ts';

const script = fileURLToPath(new URL('answer-process.ts', import.meta.url));
/** Megabytes that an answer may fill, beside what the chapters hold. */
const memory = 400;

export class Examiner {
  readonly #chapters: readonly string[];
  readonly #limit: number;
  #process: AnswerProcess | undefined;
  #last: Promise<Verdict> = Promise.resolve({ kind: 'passed', printed: '' });

  /** @param limit milliseconds that an answer may take. */
  constructor(chapters: readonly string[], limit = 5000) {
    this.#chapters = chapters;
    this.#limit = limit;
    this.#process = new AnswerProcess(chapters);
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

  /** What the answer does; its types are not looked at. There is always a verdict. */
  attempt(exercise: Exercise, answer: Code): Promise<Verdict> {
    // One after another: two answers in one process would be told each other's errors.
    this.#last = this.#last.then(() => this.#attempt(exercise, answer));
    return this.#last;
  }

  async #attempt(exercise: Exercise, answer: Code): Promise<Verdict> {
    // Something of the answer before may have ended it, after its verdict.
    if (this.#process?.isOver !== false) this.#process = new AnswerProcess(this.#chapters);
    const { verdict, isClean } = await this.#process.ask({ exercise, answer, limit: this.#limit });
    // What does not end goes on disturbing those who come after it, as does what it has replaced.
    const isEndless = verdict.kind === 'failed' && verdict.failure.why === 'endless';
    if (isEndless || !isClean) {
      this.close();
      this.#process = new AnswerProcess(this.#chapters);
    }
    return verdict;
  }

  close(): void {
    this.#process?.end();
    this.#process = undefined;
    removeAnswers();
  }
}

class AnswerProcess {
  readonly #child: ChildProcess;
  readonly #isReady: Promise<unknown>;
  #complaint = '';
  isOver = false;

  constructor(chapters: readonly string[]) {
    const child = fork(script, [...chapters], {
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
      execArgv: [...process.execArgv, `--max-old-space-size=${memory}`],
    });
    this.#child = child;
    child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      this.#complaint = (this.#complaint + text).slice(-20_000);
    });
    // The exercises are over when the reader says so, not when the process does.
    child.unref();
    child.channel?.unref();
    this.#isReady = new Promise((resolve) => {
      // Should the chapters never load, the answer is asked for all the same, and says why.
      const timer = setTimeout(resolve, 30_000);
      for (const event of ['message', 'exit', 'error'] as const) {
        child.once(event, () => {
          clearTimeout(timer);
          resolve(undefined);
        });
      }
    });
    child.on('error', () => (this.isOver = true));
    child.on('exit', () => (this.isOver = true));
  }

  async ask(question: Question): Promise<Reply> {
    await this.#isReady;
    const { answer, limit } = question;
    const child = this.#child;
    return new Promise((resolve) => {
      const settle = (reply: Reply | 'ready'): void => {
        if (reply === 'ready') return;
        clearTimeout(timer);
        child.off('message', settle).off('exit', lost);
        resolve(reply);
      };
      const lost = (): void => {
        const failure = { ...startOf(answer), why: 'thrown' as const, message: this.#lastWords() };
        settle({ verdict: { kind: 'failed', failure, printed: '' }, isClean: false });
      };
      // The process looks at its clock itself, unless a loop without an end keeps it from that.
      const timer = setTimeout(() => {
        const failure = endless(answer, limit);
        settle({ verdict: { kind: 'failed', failure, printed: '' }, isClean: false });
      }, limit + 500);
      child.on('message', settle).on('exit', lost);
      if (this.isOver || !child.connected) return lost();
      child.send(question, (error) => {
        if (error !== null) lost();
      });
    });
  }

  end(): void {
    this.#child.removeAllListeners();
    this.#child.on('error', () => undefined).kill('SIGKILL');
    if (this.#child.pid !== undefined) removeAnswers(this.#child.pid);
  }

  #lastWords(): string {
    if (/heap out of memory|Reached heap limit/.test(this.#complaint)) {
      return `It has filled all the memory that it may have (${memory} MB). Is something made without an end?`;
    }
    const [error = ''] = /^\w*Error.*$/m.exec(this.#complaint) ?? [];
    const why = error === '' ? 'what does it ask of the machine?' : error;
    return `It has ended the process that it ran in: ${why}`;
  }
}
