/** Judges answers in a process beside this one, which may be lost without any harm. */
import { fork, type ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Question } from './examiner-child.ts';
import type { Code, Exercise } from '../chapter/exercise.ts';
import { endless, startOf } from './explain.ts';
import { cleanUp } from './trial-files.ts';
import { withTypes } from './type-failures.ts';
import { checkTypes } from './types.ts';
import type { Verdict } from './verdict.ts';

const script = fileURLToPath(new URL('examiner-child.ts', import.meta.url));

export class Examiner {
  readonly #chapters: readonly string[];
  readonly #patience: number;
  #child: ChildProcess;
  #isReady: Promise<void>;
  #asked = 0;

  constructor(chapters: readonly string[], patience = 5000) {
    this.#chapters = chapters;
    this.#patience = patience;
    [this.#child, this.#isReady] = this.#start();
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

  async attempt(exercise: Exercise, answer: Code): Promise<Verdict> {
    // Something of the answer before may have ended it, after its verdict.
    if (!this.#child.connected) this.#restart();
    this.#asked += 1;
    const question: Question = { number: this.#asked, exercise, answer, patience: this.#patience };
    await this.#isReady;
    const verdict = await this.#ask(question);
    // Whatever does not end goes on disturbing those who come after it.
    if (verdict.kind === 'failed' && verdict.failure.why === 'endless') this.#restart();
    return verdict;
  }

  close(): void {
    this.#child.removeAllListeners();
    this.#child.kill('SIGKILL');
    const { pid } = this.#child;
    if (pid !== undefined) cleanUp(pid);
    cleanUp();
  }

  #ask(question: Question): Promise<Verdict> {
    const child = this.#child;
    const { answer, number, patience } = question;
    return new Promise((resolve) => {
      const settle = (verdict: Verdict): void => {
        clearTimeout(timer);
        child.off('message', hear);
        child.off('exit', lose);
        resolve(verdict);
      };
      const hear = (message: { number: number; verdict: Verdict }): void => {
        if (message.number === number) settle(message.verdict);
      };
      const lose = (): void => {
        this.#restart();
        const message = 'It has ended the process that it ran in: what does it ask of the machine?';
        const failure = { ...startOf(answer), why: 'thrown' as const, message };
        settle({ kind: 'failed', failure, printed: '' });
      };
      // The child looks at its clock itself, unless a loop without an end keeps it from that.
      const timer = setTimeout(() => {
        settle({ kind: 'failed', failure: endless(answer, patience), printed: '' });
      }, patience + 500);
      child.on('message', hear);
      child.on('exit', lose);
      child.send(question);
    });
  }

  #restart(): void {
    this.close();
    [this.#child, this.#isReady] = this.#start();
  }

  #start(): [ChildProcess, Promise<void>] {
    const child = fork(script, [...this.#chapters], {
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    });
    // The exercises are over when the reader says so, not when the child does.
    child.unref();
    child.channel?.unref();
    const isReady = new Promise<void>((resolve) => {
      // Should the chapters never load, the answer is asked for all the same, and says why.
      const timer = setTimeout(resolve, 30_000);
      for (const event of ['message', 'exit'] as const) {
        child.once(event, () => {
          clearTimeout(timer);
          resolve();
        });
      }
    });
    return [child, isReady];
  }
}
