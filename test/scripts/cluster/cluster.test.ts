import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { requireProgram } from '../../../scripts/cluster/programs.ts';
import { ServerProcess } from '../../../scripts/cluster/server-process.ts';
import { removeFolder, temporaryFolder } from '../../../scripts/cluster/temporary-folder.ts';

const test = suite('npm run cluster');
const script = fileURLToPath(new URL('../../../scripts/cluster.ts', import.meta.url));
const folder = temporaryFolder('server');
test.after(() => removeFolder(folder));

for (const program of ['nosuchprogram', './nosuchprogram', import.meta.dirname]) {
  test(`a program that there is not is refused: ${program}`, () => {
    assert.throws(() => requireProgram(program), `There is no program '${program}'.`);
  });
}

test('it is refused in one line, before a node is started', () => {
  const node = ['--conditions=workbook-source', '--import', 'tsx/esm', script, 'nosuchprogram'];
  const { status, stdout, stderr } = spawnSync(process.execPath, node, { encoding: 'utf8' });
  assert.is(stderr, `There is no program 'nosuchprogram'.\n`);
  assert.is(status, 2);
  assert.is(stdout, '');
});

/** Starts a server that ends at once. @returns what is said of it. */
async function startInVain(isReady: () => Promise<boolean>): Promise<string> {
  const log = path.join(folder, 'server.log');
  const command = [process.execPath, ['-e', 'console.log("no memory")']] as const;
  const started = ServerProcess.start({ name: 'The server', command, log, isReady });
  return started.then(
    () => 'started',
    (error: Error) => error.message,
  );
}

test('a server that does not start is told with its log, and with what went wrong when it was asked', async () => {
  assert.match(await startInVain(async () => false), /^The server did not start\.[^]*no memory/);
  const said = await startInVain(async () => {
    throw new TypeError('there is no driver');
  });
  assert.match(said, 'When last asked: TypeError: there is no driver\n');
});

test.run();
