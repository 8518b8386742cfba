import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import { setTimeout } from 'node:timers/promises';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';

const test = suite('what is undone when a process ends too early');

const modules = new URL('../../../scripts/cluster/', import.meta.url).href;

/** Runs a program that imports from scripts/cluster. */
function runProgram(text: string): { status: number | null; stdout: string; stderr: string } {
  const node = ['--import', 'tsx/esm', '--input-type=module', '-e', text.replaceAll('./', modules)];
  return spawnSync(process.execPath, node, { encoding: 'utf8' });
}

test('one that cannot be undone is told, and the others are undone, the latest first', () => {
  const { status, stdout, stderr } = runProgram(`
    import { undoAtExit } from './cleanup.ts';
    undoAtExit(() => console.log('first'));
    undoAtExit(() => console.log('second'));
    undoAtExit(() => { throw new Error('stuck'); });
    process.exit(7);
  `);
  assert.is(stdout, 'second\nfirst\n');
  assert.match(stderr, /^Not undone: Error: stuck/);
  assert.is(status, 7);
});

test('a program that has started another ends with it', async () => {
  const { status, stdout } = runProgram(`
    import { run } from './run.ts';
    import fs from 'node:fs';
    import os from 'node:os';
    import path from 'node:path';
    const pipe = path.join(fs.mkdtempSync(path.join(os.tmpdir(), 'workbook-run-')), 'ids');
    void run(['sh', ['-c', 'sleep 60 & echo $! $$ > ' + pipe + '.new; mv ' + pipe + '.new ' + pipe + '; wait']]);
    while (!fs.existsSync(pipe)) await new Promise((resolve) => setTimeout(resolve, 5));
    console.log(fs.readFileSync(pipe, 'utf8'));
    fs.rmSync(path.dirname(pipe), { recursive: true });
    process.exit(7);
  `);
  const ids = stdout.trim().split(' ').map(Number);
  assert.is(ids.length, 2);
  // What is killed is not gone at once.
  for (let attempt = 0; attempt < 200 && ids.some(isRunning); attempt++) await setTimeout(50);
  assert.equal(ids.filter(isRunning), []);
  assert.is(status, 7);
});

/** One that is only waited for by its parent has ended, too. */
function isRunning(id: number): boolean {
  if (!fs.existsSync('/proc')) return false;
  const stat = `/proc/${id}/stat`;
  return fs.existsSync(stat) && !/\) [ZX] /.test(fs.readFileSync(stat, 'utf8'));
}

test.run();
