/** `npm run test:unit` and its like: runs the tests of a folder, and ends red unless all were run. */
import os from 'node:os';
import { fileURLToPath } from 'node:url';
import { judge } from './suites/judge.ts';
import { findTestFiles } from './suites/test-files.ts';

const [folder = 'test', ending = '.test.ts', jobs = '1', ...words] = process.argv.slice(2);
const root = fileURLToPath(new URL('..', import.meta.url));
const files = findTestFiles(root, folder, ending).filter(({ path }) =>
  words.every((word) => path.includes(word)),
);

process.exitCode = 1; // until all have been judged
const { passed, failed } = await judge(files, {
  root,
  jobs: Math.min(Number(jobs), os.availableParallelism()),
  patienceMs: 15 * 60_000,
  isSkippingWrong: process.env['CI'] !== undefined,
  print: (text) => console.log(text),
});
if (passed + failed === 0)
  console.error(`No test was found: ${[folder, ending, ...words].join(' ')}`);
console.log(`${passed} passed, ${failed} failed`);
if (passed > 0 && failed === 0) process.exitCode = 0;
