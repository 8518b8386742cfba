import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { DIALECTS } from '../../../src/infrastructure/typeorm/schema.ts';

const test = suite('npm run schema');

const script = fileURLToPath(new URL('../../../scripts/schema.ts', import.meta.url));

async function print(...names: readonly string[]): Promise<string> {
  const node = ['--conditions=workbook-source', '--import', 'tsx/esm', script, ...names];
  return (await promisify(execFile)(process.execPath, node)).stdout;
}

test('an unknown dialect is refused, with the known ones', async () => {
  let failed = { code: 0, stderr: '' };
  await print('oracle').catch((error: unknown) => {
    failed = error as typeof failed;
  });
  assert.is(failed.code, 2);
  assert.match(failed.stderr, "no dialect 'oracle'");
  assert.match(failed.stderr, DIALECTS.join(', '));
});

test('what it takes is said when asked for', async () => {
  assert.match(await print('--help'), DIALECTS.join(' | '));
});

test('one dialect is printed alone', async () => {
  const sql = await print('postgresql');
  assert.match(sql, /^-- postgresql\nCREATE TABLE .*;\nCREATE UNIQUE INDEX .*;\n\n$/);
});

test('without a dialect, all of them are printed', async () => {
  const headings = (await print()).match(/(?<=^-- ).*/gm);
  assert.equal(headings, [...DIALECTS]);
});

test.run();
