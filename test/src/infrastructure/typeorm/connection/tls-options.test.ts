import { generateKeyPairSync } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { DatastoreError, TypeOrmSettings } from 'event-sourcing-workbook';
import { failure } from '../../../support.ts';

const test = suite('TLS options');

const refusal = async (query: string, scheme = 'postgresql'): Promise<string> => {
  const uri = `${scheme}://h/db?${query}`;
  return (await failure(DatastoreError, () => new TypeOrmSettings({ uri }))).message;
};

test('a parameter that would not be used is refused, with what is missing', async () => {
  for (const [query, missing] of [
    ['sslrootcert=ca.pem', 'sslmode=verify-full'],
    ['sslrootcert=ca.pem&sslmode=require', 'sslmode=verify-full'],
    ['sslcert=me.pem&sslkey=me.key', 'sslmode=verify-full'],
    ['sslcert=me.pem&sslkey=me.key&sslmode=disable', 'sslmode=verify-full'],
    ['sslmode=require&sslcert=me.pem', 'with sslkey'],
    ['sslmode=require&sslkey=me.key', 'with sslcert'],
  ] as const) {
    assert.match(await refusal(query), missing);
  }
});

test('a file that is none, or holds something else, is refused and named', async () => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'workbook-tls-'));
  try {
    const write = (name: string, text: string): string => {
      fs.writeFileSync(path.join(folder, name), text);
      return path.join(folder, name);
    };
    const { privateKey } = generateKeyPairSync('rsa', {
      modulusLength: 1024,
      publicKeyEncoding: { type: 'spki', format: 'pem' },
      privateKeyEncoding: { type: 'pkcs8', format: 'pem', cipher: 'aes128', passphrase: 'hunter2' },
    });
    const locked = write('locked.key', privateKey);
    const none = path.join(folder, 'none');
    for (const [query, message] of [
      [`sslmode=verify-full&sslrootcert=${none}`, `sslrootcert: the file ${none} cannot be read`],
      [`sslmode=verify-full&sslrootcert=${folder}`, 'cannot be read'],
      [`sslmode=verify-full&sslrootcert=${write('empty', '')}`, 'holds no certificate'],
      [`sslmode=verify-full&sslrootcert=${locked}`, 'holds no certificate'],
      [`sslmode=require&sslcert=${none}&sslkey=${locked}`, 'no private key without a passphrase'],
    ] as const) {
      assert.match(await refusal(query), message);
    }
  } finally {
    fs.rmSync(folder, { recursive: true });
  }
});

test('the host is compared by its name on MySQL and MariaDB, so an address is refused', async () => {
  for (const scheme of ['mysql', 'mariadb']) {
    for (const host of ['127.0.0.1', '[::1]']) {
      const uri = `${scheme}://${host}/db?sslmode=verify-full`;
      const { message } = await failure(DatastoreError, () => new TypeOrmSettings({ uri }));
      assert.match(message, 'write the name, or sslmode=verify-ca');
    }
  }
});

test('the encryption of the connection can be chosen', () => {
  for (const scheme of ['postgresql', 'cockroachdb', 'mysql', 'mariadb']) {
    const ssl = (mode: string) => {
      const { dataSourceOptions } = new TypeOrmSettings({
        uri: `${scheme}://h/db?sslmode=${mode}`,
      });
      return 'ssl' in dataSourceOptions ? dataSourceOptions.ssl : undefined;
    };
    assert.not.ok(ssl('disable'));
    assert.equal(ssl('require'), { rejectUnauthorized: false, verifyIdentity: false });
    assert.equal(ssl('verify-full'), { rejectUnauthorized: true, verifyIdentity: true });
    const { checkServerIdentity, ...others } = ssl('verify-ca');
    assert.equal(others, { rejectUnauthorized: true, verifyIdentity: false });
    assert.is(checkServerIdentity(), undefined);
  }
});

test.run();
