/** Runs files of tests in processes beside this one, and judges them: every file, to its end. */
import path from 'node:path';
import { whatIsLeftOut, type TestFile } from './test-files.ts';
import { TestProcess, type FileOutcome } from './test-process.ts';

/** A process with nothing left to do ends in much less. */
const END_MS = 60_000;

export interface Totals {
  readonly passed: number;
  readonly failed: number;
}

export interface JudgeOptions {
  readonly root: string;
  /** How many files run at the same time, each in a process of its own. */
  readonly jobs: number;
  /** No file takes so long, however busy the machine is. */
  readonly patienceMs: number;
  /** Whether a test that is left out on purpose is a failure. */
  readonly isSkippingWrong: boolean;
  readonly print: (text: string) => void;
}

export async function judge(files: readonly TestFile[], options: JudgeOptions): Promise<Totals> {
  const queue = [...files];
  let [passed, failed] = [0, 0];
  const work = async (): Promise<void> => {
    let child: TestProcess | undefined;
    for (let file = queue.shift(); file !== undefined; file = queue.shift()) {
      child ??= new TestProcess();
      const start = performance.now();
      const outcome = await child.run(path.join(options.root, file.path), options.patienceMs);
      if (outcome.result === undefined) child = undefined;
      const trouble = whatIsWrong(file, outcome, options.isSkippingWrong);
      const { all = 0, passed: right = 0, errors = '' } = outcome.result ?? {};
      passed += right;
      failed += Math.max(all - right, trouble === undefined ? 0 : 1);
      const seconds = ((performance.now() - start) / 1000).toFixed(1);
      const troubles = trouble === undefined ? '' : `${file.path}: ${trouble}\n`;
      options.print(`${file.path}  ${seconds} s\n${outcome.output}${errors}${troubles}`);
    }
    if ((await child?.end(Math.min(options.patienceMs, END_MS))) === false) {
      failed += 1;
      options.print('The tests have left something open, or ended their process with an error.');
    }
  };
  await Promise.all(Array.from({ length: options.jobs }, work));
  return { passed, failed };
}

function whatIsWrong(
  file: TestFile,
  { result, ending }: FileOutcome,
  isSkippingWrong: boolean,
): string | undefined {
  if (result === undefined) {
    return (
      `The process has ended (${ending}) before the tests of this file did. One of them ends it, ` +
      'waits for what never comes, or takes too long.'
    );
  }
  if (result.all === 0) return 'It has run no test.';
  if (result.passed < result.all && result.errors === '') {
    return `${result.all - result.passed} tests did not run: a hook before them has thrown.`;
  }
  if (result.skipped > 0 && isSkippingWrong) return `${result.skipped} tests were left out.`;
  return whatIsLeftOut(file);
}
