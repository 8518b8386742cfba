import path from 'node:path';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { ServerProcess } from '../../../scripts/cluster/server-process.ts';
import { removeFolder, temporaryFolder } from '../../../scripts/cluster/temporary-folder.ts';

const test = suite('a server of our own');
const folder = temporaryFolder('server');
test.after(() => removeFolder(folder));

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

test('one that does not start is told with its log', async () => {
  const said = await startInVain(async () => false);
  assert.match(said, /^The server did not start\./);
  assert.match(said, 'no memory');
});

test('what went wrong when it was asked is told, too', async () => {
  const said = await startInVain(async () => {
    throw new TypeError('there is no driver');
  });
  assert.match(said, 'When last asked: TypeError: there is no driver\n');
});

test.run();
