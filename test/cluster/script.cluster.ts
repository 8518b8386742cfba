import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { removeFolder, temporaryFolder } from '../../scripts/cluster/temporary-folder.ts';
import { once } from '../databases/own.ts';
import { left, NODE, seen, signal, startScript } from './script.ts';

const test = suite('npm run cluster');
const program = fileURLToPath(new URL('ask-nodes.ts', import.meta.url));
const folder = temporaryFolder('script');
test.after(() => removeFolder(folder));

// Of a temporary table of another server, which uses the same folder.
const foreign = path.join(folder, '#sql-of-another-server');
fs.chmodSync(folder, 0o777); // as /tmp
fs.writeFileSync(foreign, '');

const ours = (): string[] => fs.readdirSync(folder).filter((name) => name.startsWith('workbook-'));

/** Files of the system tables that have been installed. */
const systemTables = (): string[] =>
  ours().flatMap((name) => {
    const database = path.join(folder, name, 'node-1', 'mysql');
    return fs.existsSync(database) ? fs.readdirSync(database) : [];
  });

const ran = once(async () => startScript([...NODE, program], folder)[1]);

test('a command uses all nodes, and its exit code is passed on', async () => {
  const { status, stdout, stderr } = await ran();
  const names = ['node-1', 'node-1', 'node-2', 'node-3'].map((name) => ({ name }));
  assert.is(status, 3, stdout + stderr);
  assert.equal(JSON.parse(stdout.trim().split('\n').at(-1) ?? ''), names);
});

test('when the command has ended nothing is left of the nodes', async () => {
  await ran();
  assert.equal(ours(), []);
  assert.equal(await left(folder), []);
});

test('the temporary tables of other servers stay', async () => {
  await ran();
  assert.ok(fs.existsSync(foreign));
});

test('when it is told to end while it installs the first node, nothing is left', async () => {
  const [child, ended] = startScript([], folder);
  await seen(child, () => systemTables().length > 20);
  signal(folder, 'SIGSTOP'); // so that it does not end by itself
  child.kill('SIGTERM');
  const { status, stderr } = await ended;
  const programs = await left(folder);
  signal(folder, 'SIGKILL');
  assert.is(stderr, '');
  assert.is(status, 143);
  assert.equal(programs, []);
  assert.equal(ours(), []);
});

test.run();
