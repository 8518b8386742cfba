import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { judge } from '../../../scripts/suites/judge.ts';
import { findTestFiles } from '../../../scripts/suites/test-files.ts';

const test = suite('the judge of test files');
const root = fileURLToPath(new URL('../../../', import.meta.url));
const build = path.join(root, 'build');
fs.mkdirSync(build, { recursive: true });
const folder = fs.mkdtempSync(path.join(build, 'suites-'));
test.after(() => fs.rmSync(folder, { recursive: true }));

/** A file with one test that passes, and then this. */
const WRONG: Readonly<Record<string, string>> = {
  'a failing test': `test('b', () => { throw new Error('seen'); });`,
  'a test that ends the process': `test('b', () => process.exit(0));`,
  'a test that waits for what never comes': `test('b', () => new Promise(() => undefined));`,
  'a test that takes too long': `test('b', () => new Promise((end) => setTimeout(end, 1e6)));`,
  'a process that ends while the file loads': `process.exit(0);`,
  'an error while the file loads': `throw new Error('seen');`,
  'a promise that is refused beside the tests': `test('b', async () => {
    void Promise.reject(new Error('seen'));
    await new Promise((end) => setTimeout(end, 100));
  });`,
  'a killed process': `test('b', () => { process.kill(process.pid, 'SIGKILL'); });`,
  'a test that cuts its process off': `test('b', () => { process.disconnect(); throw new Error('seen'); });`,
  'a hook before that throws': `test.before(() => { throw new Error(); });`,
  'a hook after that throws': `test.after(() => { throw new Error('seen'); });`,
  'a test that is left out': `test.skip('b', () => undefined);`,
  'a test that leaves the others out': `test.only('b', () => undefined);`,
};

/** Files with nothing but this. */
const EMPTY: Readonly<Record<string, string>> = {
  'no test': `import { suite } from 'uvu'; suite('none').run();`,
  'no run': `import { suite } from 'uvu'; suite('never')('a', () => undefined);`,
  'a test after run': `import { test } from 'uvu'; test('a', () => undefined);\ntest.run();\ntest('b', () => undefined);`,
  'a suite that is not run': `import { suite, test } from 'uvu';\nconst lost = suite('lost');
    lost('a', () => undefined); test('b', () => undefined);\ntest.run();`,
};

function write(name: string, text: string): void {
  fs.writeFileSync(path.join(folder, `${name}.made.ts`), text);
}

async function judgeFiles(ending: string): Promise<{ said: string; totals: object }> {
  let said = '';
  const totals = await judge(findTestFiles(root, path.relative(root, folder), ending), {
    root,
    jobs: 2,
    patienceMs: 5_000,
    isSkippingWrong: true,
    print: (text) => (said += `${text}\n`),
  });
  return { said, totals };
}

test('what would be green by mistake is red, is named, and the other files are judged', async () => {
  const start = `import { test } from 'uvu';\ntest('a', () => undefined);\n`;
  for (const [name, text] of Object.entries(WRONG)) write(name, `${start}${text}\ntest.run();\n`);
  for (const [name, text] of Object.entries(EMPTY)) write(name, text);
  const good = `const good = suite('good');\ngood('a', () => undefined);\ngood.run();`;
  write('zz good', `import { suite } from 'uvu';\n${good}`);
  const { said, totals } = await judgeFiles('.made.ts');
  const unnamed = [...Object.keys(WRONG), ...Object.keys(EMPTY)].filter((name) => {
    const report = said.split(/^(?=build)/m).filter((part) => part.includes(`/${name}.made.ts`));
    return !/made\.ts: |FAIL|Error: seen/.test(report.join(''));
  });
  assert.equal(unnamed, []);
  const wrong = Object.keys(WRONG).length + Object.keys(EMPTY).length;
  assert.ok((totals as { failed: number }).failed >= wrong, said);
  assert.match(said, /zz good\.made\.ts {2}[\d.]+ s\n.*\(1 \/ 1\)/);
});

test('what stays open after the last test is told', async () => {
  write(
    'open.left',
    `import { test } from 'uvu';\ntest('a', () => { setInterval(() => undefined, 1000); });\ntest.run();\n`,
  );
  const { said, totals } = await judgeFiles('open.left.made.ts');
  assert.equal(totals, { passed: 1, failed: 1 });
  assert.match(said, 'left something open');
});

test('a folder without such files has no tests', async () => {
  assert.equal((await judgeFiles('.nothing.ts')).totals, { passed: 0, failed: 0 });
});

test.run();
