/** Whoever connects is told within a time if the server is silent, or of another kind. */
import { setTimeout } from 'node:timers/promises';
import { connect as connectTo } from 'node:net';
import * as assert from 'uvu/assert';
import { DatastoreError } from 'event-sourcing-workbook';
import { failure } from '../src/support.ts';
import { connect, mariadb, postgresql, servers } from './databases.ts';
import { openTransaction, ownDatabase } from './own.ts';
import { withPlayedServer } from './played-server.ts';
import { GUARANTEE, PASSWORD, refused } from './refused.ts';
import { suite } from './report.ts';

const NOT_IN_TIME = 'No server answers there in time: is it started';
const OTHER_KIND = 'Another kind of server answers there: look at the scheme and the port';

for (const database of servers) {
  const test = suite(database.name);
  const own = ownDatabase(test, database);
  const scheme = database.dialect;

  test(`${GUARANTEE}: the server accepts the connection and stays silent`, async () => {
    await withPlayedServer(
      () => undefined,
      async (port) => {
        const uri = `${scheme}://somebody:${PASSWORD}@127.0.0.1:${port}/any?connect_timeout=1`;
        assert.match(await refused(uri), NOT_IN_TIME);
      },
    );
  });

  test('An error says what has happened: the server becomes silent later', async () => {
    const url = new URL((await own()).uri);
    const { hostname: host, port } = url;
    let connections = 0;
    await withPlayedServer(
      (socket) => {
        if (++connections > 1) return;
        const behind = connectTo(Number(port), host).on('error', () => undefined);
        socket.on('close', () => behind.destroy());
        socket.pipe(behind).pipe(socket);
      },
      async (playedPort) => {
        url.host = `127.0.0.1:${playedPort}`;
        url.search = '?connect_timeout=1';
        await using datastore = await connect(url.href);
        const open = await openTransaction(datastore);
        const { message } = await failure(DatastoreError, () => datastore.query('SELECT 1'));
        assert.match(message, `The database cannot be reached. ${NOT_IN_TIME}`);
        await open.end();
      },
    );
  });

  test('Overlapping calls never mix: they wait for a connection for as long as it takes', async () => {
    const { uri } = await own();
    await using datastore = await connect(`${uri}?pool_size=1&connect_timeout=1`);
    const open = await openTransaction(datastore);
    const waiting = datastore.query('SELECT 1');
    await setTimeout(1_500);
    await open.end();
    await waiting;
  });

  test.run();
}

const others: readonly [scheme: string, typeof mariadb, advice: string][] = [
  ['postgresql', mariadb, OTHER_KIND],
  ['cockroachdb', mariadb, OTHER_KIND],
  ['cockroachdb', postgresql, OTHER_KIND],
  ['mariadb', postgresql, NOT_IN_TIME],
];
for (const [scheme, database, advice] of others) {
  const test = suite(database.name);
  const own = ownDatabase(test, database);

  test(`${GUARANTEE}: ${scheme}:// is no name for it`, async () => {
    const uri = (await own()).uri.replace(/^\w+/, scheme);
    assert.match(await refused(`${uri}?connect_timeout=1`), advice);
  });

  test.run();
}
