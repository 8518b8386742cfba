import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';

const test = suite('npm run cluster');

const script = fileURLToPath(new URL('../../../scripts/cluster.ts', import.meta.url));

async function run(...args: readonly string[]): Promise<string> {
  const node = ['--conditions=workbook-source', '--import', 'tsx/esm', script, ...args];
  // uvu asks for colours; where the environment does not want any, Node remarks on that.
  const env = { ...process.env, FORCE_COLOR: undefined };
  return (await promisify(execFile)(process.execPath, node, { env })).stdout;
}

test('what it takes is said when asked for, and no node is started', async () => {
  const stdout = await run('--help');
  assert.match(stdout, 'npm run cluster [-- command]');
  assert.not.match(stdout, '://');
});

for (const program of ['nosuchprogram', './nosuchprogram', import.meta.dirname]) {
  test(`a program that there is not is refused in one line: ${program}`, async () => {
    let failed = { code: 0, stdout: '', stderr: '' };
    await run(program).catch((error: unknown) => {
      failed = error as typeof failed;
    });
    assert.is(failed.stderr, `There is no program '${program}'.\n`);
    assert.is(failed.code, 2);
    assert.is(failed.stdout, '');
  });
}

test.run();
