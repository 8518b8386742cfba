/** `npm run test:unit` and its like: runs the tests of a folder, and ends red unless all were run. */
import os from 'node:os';
import { fileURLToPath } from 'node:url';
import { readCommandLine, runCommand } from './command-line/command-line.ts';
import { judge } from './suites/judge.ts';
import { findTestFiles } from './suites/test-files.ts';

async function run([folder = 'test', ending = '.test.ts', jobs = '1', ...words]: string[]) {
  const root = fileURLToPath(new URL('..', import.meta.url));
  const files = findTestFiles(root, folder, ending).filter(({ path }) =>
    words.every((word) => path.includes(word)),
  );
  const { passed, failed } = await judge(files, {
    root,
    // Some files wait for what they have started more than they work.
    jobs: Math.min(Number(jobs), os.availableParallelism() + 1),
    patienceMs: 15 * 60_000,
    isSkippingWrong: process.env['CI'] !== undefined,
    print: (text) => console.log(text),
  });
  if (passed + failed === 0) {
    console.error(`No test was found: ${[folder, ending, ...words].join(' ')}`);
  }
  console.log(`${passed} passed, ${failed} failed`);
  return passed > 0 && failed === 0 ? 0 : 1;
}

await runCommand({
  help: `npm run test:unit -- [words]   Runs the tests whose paths have all of these words.`,
  read: (args) => {
    const { values, positionals } = readCommandLine(args, {}, 'word');
    return { ...values, words: positionals };
  },
  run: ({ words }) => run(words),
});
