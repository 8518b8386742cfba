import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { DIALECTS } from '../../../src/infrastructure/typeorm/schema.ts';

const test = suite('npm run schema');
const script = fileURLToPath(new URL('../../../scripts/schema.ts', import.meta.url));

async function print(...names: readonly string[]): Promise<{ stdout: string }> {
  const node = ['--conditions=workbook-source', '--import', 'tsx/esm', script, ...names];
  return promisify(execFile)(process.execPath, node);
}

test('without a dialect, all of them are printed', async () => {
  const headings = (await print()).stdout.match(/(?<=^-- ).*/gm);
  assert.equal(headings, [...DIALECTS]);
});

test('one dialect is printed alone, and an unknown one is refused with the known ones', async () => {
  const [one, unknown] = await Promise.allSettled([print('postgresql'), print('oracle')]);
  assert.is(one.status, 'fulfilled');
  const sql = one.status === 'fulfilled' ? one.value.stdout : '';
  assert.match(sql, /^-- postgresql\nCREATE TABLE .*;\nCREATE UNIQUE INDEX .*;\n\n$/);
  const failed = unknown.status === 'rejected' ? (unknown.reason as object) : {};
  assert.is('code' in failed && failed.code, 2);
  assert.match('stderr' in failed ? String(failed.stderr) : '', DIALECTS.join(', '));
});

test.run();
