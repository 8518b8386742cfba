/** The command as a reader runs it without a terminal, in a folder made for the occasion. */
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { root } from '../runner/run-guide.ts';

const folder = `build/test-exercises/${process.pid}`;
const inside = (name: string): string => path.join(root, folder, name);
const read = (name: string): string => fs.readFileSync(inside(name), 'utf8');

function run(...args: string[]) {
  const node = ['--conditions=workbook-source', '--import', 'tsx/esm', 'scripts/exercises.ts'];
  const env = { ...process.env, EXERCISES_FOLDER: folder, FORCE_COLOR: '0', NO_COLOR: '1' };
  return spawnSync(process.execPath, [...node, ...args], { cwd: root, encoding: 'utf8', env });
}

test.after(() => fs.rmSync(inside(''), { recursive: true, force: true }));

test('--list makes the folder and overwrites nothing', () => {
  fs.mkdirSync(inside(''), { recursive: true });
  fs.writeFileSync(inside('domain-2.ts'), '// mine\n');
  const { status, stdout } = run('--list');
  assert.is(status, 0);
  assert.match(stdout, /guide\/exercises\/1-domain\.md\n {2}· domain-1 +★ {3}Count the events\n/);
  assert.match(stdout, /0 of \d+ passed/);
  assert.is(read('domain-2.ts'), '// mine\n');
  assert.match(
    read('domain-1.ts'),
    /^\/\/ domain-1 ★ Count the events \(guide\/exercises\/1-domain\.md:\d+\)\n/,
  );
});

test('--check says what is wrong where, remembers what passes, and ends with a status', () => {
  const right = ['version = 4', 'numberOfEvents = 4', 'LastEvent = 3'];
  const solved = right.reduce(
    (text, part) => text.replace(part.replace(/\d/, '0'), part),
    read('domain-1.ts'),
  );
  fs.writeFileSync(inside('domain-1.ts'), solved);
  fs.writeFileSync(inside('domain-2.ts'), 'export class SeatBooked {\n  constructor( {}\n}\n');
  const typo = read('domain-3.ts').replace('return room;', 'return event.typ;');
  fs.writeFileSync(inside('domain-3.ts'), typo);
  fs.writeFileSync(inside('domain-4.ts'), 'export const publish = 1;\n');
  const ids = ['1', '2', '3', '4', '6'].map((number) => `domain-${number}`);
  const { status, stdout } = run('--check', ...ids);
  assert.is(status, 1, stdout);
  assert.match(stdout, '✓ domain-1 ★');
  assert.match(stdout, `✗ ${folder}/domain-2.ts:3:1\n  Syntax error: `);
  const line = typo.split('\n').findIndex((row) => row.includes('event.typ;')) + 1;
  assert.match(stdout, `✗ ${folder}/domain-3.ts:${line}:20\n  Type error TS2339`);
  assert.match(stdout, 'Your file exports nothing called “subscribe”');
  assert.match(stdout, /✗ guide\/exercises\/1-domain\.md:\d+:\d+\n {2}The same events/);
  assert.match(
    stdout,
    `Next: change ${folder}/domain-6.ts, then npm run exercises -- --check domain-6`,
  );
  assert.match(stdout, /1 of \d+ passed/);
  assert.match(run('--list').stdout, '✓ domain-1');
});

test('without a terminal the exercise is told and checked, each with its title once', () => {
  const { stdout } = run('domain-5');
  assert.is(stdout.split('All of it or nothing').length, 2, stdout);
});

test.run();
