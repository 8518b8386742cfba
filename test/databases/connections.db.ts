/** Whatever keeps a connection from being made is told in a way that helps, without the password. */
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import * as assert from 'uvu/assert';
import { connect, type Database, databases, file, mariadb, mysql } from './databases.ts';
import { newName, postgresql, servers, statements, uriOf } from './databases.ts';
import { ownDatabase } from './own.ts';
import { withPlayedServer } from './played-server.ts';
import { GUARANTEE, PASSWORD, refused } from './refused.ts';
import { suite } from './report.ts';
import { withoutDriver } from './without-driver.ts';

const DRIVERS = [
  [file, 'better-sqlite3', 'npm install better-sqlite3@12'],
  [postgresql, 'pg', 'npm install pg'],
  [mariadb, 'mysql2', 'npm install mysql2'],
  [mysql, 'mysql2', 'npm install mysql2'],
] as const;

for (const database of databases) {
  const test = suite(database.name);
  const own = ownDatabase(test, database);

  for (const [needing, driver, advice] of DRIVERS) {
    if (needing !== database) continue;
    test(`${GUARANTEE}: the driver is missing`, async () => {
      const { uri } = await own();
      const withPassword = needing === file ? uri : uriOf(uri, { user: 'u', password: PASSWORD });
      assert.match(await withoutDriver(driver, () => refused(withPassword)), advice);
      await (await connect(uri)).closeConnection();
    });
  }

  test(`${GUARANTEE}: the scheme is unknown`, async () => {
    const uri = (await own()).uri.replace(/^\w+:\/\/[^/]*/, `oracle://user:${PASSWORD}@host`);
    assert.match(await refused(uri), 'postgresql://user:password@host:5432/database');
  });

  if (servers.includes(database)) testServer(test, database, own);
  test.run();
}

function testServer(
  test: ReturnType<typeof suite>,
  database: Database,
  own: ReturnType<typeof ownDatabase>,
): void {
  const secret = { user: 'somebody', password: PASSWORD };

  test(`${GUARANTEE}: no server answers`, async () => {
    const url = new URL(uriOf((await own()).uri, secret));
    url.port = '1';
    const message = await refused(url.href);
    assert.match(message, 'No server answers there: is it started');
    assert.match(message, 'somebody:***@127.0.0.1:1');
    url.hostname = 'no-such-host.invalid';
    assert.match(await refused(url.href), 'No server answers there');
  });

  test(`${GUARANTEE}: the user or the password is wrong`, async () => {
    const { uri } = await own();
    const toNobody = await refused(uriOf(uri, { ...secret, user: newName() }));
    assert.match(toNobody, 'user name or the password', toNobody);
    // A local PostgreSQL may trust whoever asks, so it is played here.
    const find = database === postgresql ? playedPostgres : userOf;
    await find(uri, async (uriOfUser) => {
      const message = await refused(uriOf(uriOfUser, { password: PASSWORD }));
      assert.match(message, 'user name or the password', message);
    });
  });

  test(`${GUARANTEE}: the database does not exist`, async () => {
    const { uri } = await own();
    const url = new URL(uriOf(uri, { database: newName() }));
    if (url.password === '' && database === postgresql) url.password = PASSWORD;
    assert.match(await refused(url.href), 'The database does not exist: create it first.');
  });
}

type Use = (uri: string) => Promise<void>;

/** A user of MariaDB with another password than the one that is tried. */
async function userOf(uri: string, use: Use): Promise<void> {
  const user = newName();
  await statements(uri, `CREATE USER ${user} IDENTIFIED BY 'another'`);
  try {
    await use(uriOf(uri, { user }));
  } finally {
    await statements(uri, `DROP USER ${user}`);
  }
}

/** A server that asks for a password in clear text and refuses it, as PostgreSQL would. */
async function playedPostgres(_uri: string, use: Use): Promise<void> {
  const message = (type: string, body: Buffer): Buffer => {
    const length = Buffer.alloc(4);
    length.writeInt32BE(body.length + 4);
    return Buffer.concat([Buffer.from(type), length, body]);
  };
  const fields = ['SFATAL', 'VFATAL', 'C28P01', 'Mpassword authentication failed', '', ''];
  await withPlayedServer(
    (socket) =>
      socket.once('data', () => {
        socket.write(message('R', Buffer.from([0, 0, 0, 3])));
        socket.once('data', () => socket.end(message('E', Buffer.from(fields.join('\0')))));
      }),
    (port) => use(`postgresql://somebody@127.0.0.1:${port}/any`),
  );
}

const test = suite(file.name);
test(`${GUARANTEE}: the file cannot be opened`, async () => {
  for (const place of ['/proc/events.db', '/proc']) {
    const message = await refused(`sqlite:///${place}`);
    assert.match(message, 'The file cannot be opened: may it be written to');
    assert.match(message, place);
  }
});

test(`${GUARANTEE}: the folder of the file does not exist`, async () => {
  const parent = fs.mkdtempSync(path.join(os.tmpdir(), 'workbook-folder-'));
  try {
    for (const folder of [`${parent}/new`, `${parent}/new/new`, '/dev/null', '/dev/null/none']) {
      const message = await refused(`sqlite:///${folder}/events.db`);
      assert.match(message, `There is no folder ${folder}: create it first`);
    }
    assert.equal(fs.readdirSync(parent), []);
  } finally {
    fs.rmSync(parent, { recursive: true });
  }
});
test.run();
