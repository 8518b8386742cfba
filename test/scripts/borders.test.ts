/** Each folder is checked for the machine that it runs on: what others have does not compile there. */
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { test } from 'uvu';
import * as assert from 'uvu/assert';

const root = fileURLToPath(new URL('../..', import.meta.url));
const made = path.join(root, 'build/test-borders');

/** For each folder with a configuration: what it may use, and what it may not. */
const borders: Readonly<Record<string, readonly [string, string]>> = {
  '.': ["import 'node:fs'; process.pid; setTimeout(() => {});", 'document; self;'],
  src: [
    'setTimeout(() => {}); new URL("a:b"); crypto;',
    'process; document; setImmediate; console;',
  ],
  'src/contract': ["import 'node:assert';", 'document;'],
  'scripts/chapter': ['new TextEncoder(); btoa("");', 'process; document; console; self;'],
  'scripts/site/page': ['document; setTimeout(() => {});', 'process; setImmediate; Buffer;'],
  'scripts/site/worker': ['self; importScripts;', 'process; document; window;'],
};

const folders = Object.entries(borders).map(([name, [right, wrong]], index) => {
  const folder = path.join(made, String(index));
  const write = (file: string, text: string) => fs.writeFileSync(path.join(folder, file), text);
  fs.mkdirSync(folder, { recursive: true });
  write('right.ts', `${right}\nexport {};\n`);
  write('wrong.ts', `${wrong.replaceAll(' ', '\n')}\nexport {};\n`);
  const config = path.join(root, name, 'tsconfig.json');
  const ambient = ['src', 'scripts/chapter'].includes(name) ? ['src/every-machine.d.ts'] : [];
  const include = ['*.ts', ...ambient.map((file) => path.join(root, file))];
  const compilerOptions = { tsBuildInfoFile: './tsbuildinfo' };
  write(
    'tsconfig.json',
    JSON.stringify({ extends: config, compilerOptions, include, exclude: [] }),
  );
  return { folder, name, count: wrong.split(' ').length };
});
test.after(() => fs.rmSync(made, { recursive: true, force: true }));

const compiler = path.join(root, 'node_modules/typescript-7/bin/tsc');
const args = [compiler, '-b', ...folders.map(({ folder }) => folder), '--pretty', 'false'];
const { stdout } = spawnSync(process.execPath, args, { cwd: root, encoding: 'utf8' });

for (const { folder, name, count } of folders) {
  test(`in ${name}, what its machine has compiles, and nothing else`, () => {
    const own = path.relative(root, folder);
    const errors = stdout.split('\n').filter((line) => line.startsWith(`${own}/`));
    const lines = errors.map((error) =>
      /^\S+\/(\w+)\.ts\((\d+),1\): error/.exec(error)?.slice(1, 3),
    );
    assert.equal(
      lines,
      Array.from({ length: count }, (_, index) => ['wrong', String(index + 1)]),
      errors.join('\n'),
    );
  });
}

test.run();
