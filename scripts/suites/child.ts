/**
 * Runs files of tests, one after another, as the process that started it asks. What a test does to
 * its process (ends it, waits for ever, replaces globals) is judged there: see `test-process.ts`.
 */
import { pathToFileURL } from 'node:url';
import { MARK, type FileResult } from './test-process.ts';

type Runner = () => Promise<[errors: string | true, passed: number, skipped: number, all: number]>;

// uvu's own `run` keeps its suites here, too. It has no word for an error in a `before` hook.
const uvu = globalThis as unknown as { UVU_DEFER: 1; UVU_INDEX: 0; UVU_QUEUE: [Runner[]] };
Object.assign(uvu, { UVU_DEFER: 1, UVU_INDEX: 0 });

const write = process.stdout.write.bind(process.stdout);
const { channel } = process;
const send = JSON.stringify;

/** @param file its path; without one, there are no more. */
process.on('message', (file: string) => {
  if (file === '') return process.disconnect();
  // What nothing can wake any more ends here: with the channel, it would wait for ever.
  channel?.unref();
  void runAndTell(file);
});

async function runAndTell(file: string): Promise<void> {
  const result = await run(file);
  channel?.ref();
  write(`${MARK}${send(result)}\n`);
}

async function run(file: string): Promise<FileResult> {
  uvu.UVU_QUEUE = [[]];
  const result = { suites: 0, passed: 0, skipped: 0, all: 0, errors: '' };
  try {
    await import(pathToFileURL(file).href);
    for (const suite of uvu.UVU_QUEUE[0]) {
      const [errors, passed, skipped, all] = await suite();
      result.suites += 1;
      result.passed += passed;
      result.skipped += skipped;
      result.all += all;
      if (typeof errors === 'string') result.errors += errors;
    }
  } catch (error) {
    result.errors += error instanceof Error ? (error.stack ?? error.message) : String(error);
    result.all = Math.max(result.all, result.passed + 1);
  }
  return result;
}
