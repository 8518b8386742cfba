/** Encrypted connections to servers of our own: whose certificate is taken, and what is said else. */
import fs from 'node:fs';
import path from 'node:path';
import * as assert from 'uvu/assert';
import { giveTo } from '../../scripts/cluster/programs.ts';
import { removeFolder, temporaryFolder } from '../../scripts/cluster/temporary-folder.ts';
import { connect, mariadb, mysql, postgresql, statements, uriOf } from './databases.ts';
import { ownMariaDb, ownPostgres } from './faults/own-servers.ts';
import { once } from './own.ts';
import { type Certificate, OwnAuthority } from './own-certificates.ts';
import { GUARANTEE, refused } from './refused.ts';
import { suite } from './report.ts';

const USER = 'certified';

const ofMariaDb = {
  make: ownMariaDb,
  user: 'mysql',
  plain: ['--skip-ssl'],
  encrypted: (server: Certificate, authority: string) => [
    `--ssl-cert=${server.cert}`,
    `--ssl-key=${server.key}`,
    `--ssl-ca=${authority}`,
  ],
  onlyCertified: [`CREATE USER ${USER} REQUIRE X509`, `GRANT ALL ON *.* TO ${USER}`],
  cipher: "SHOW STATUS LIKE 'Ssl_cipher'",
};

const ofPostgres: typeof ofMariaDb = {
  make: ownPostgres,
  user: 'postgres',
  plain: [],
  encrypted: (server, authority) => {
    const rules = `hostssl all ${USER} 127.0.0.1/32 cert\nhost all all 127.0.0.1/32 trust\n`;
    const rulesFile = path.join(path.dirname(server.cert), 'rules.conf');
    fs.writeFileSync(rulesFile, rules);
    const settings = {
      ssl: 'on',
      ssl_cert_file: server.cert,
      ssl_key_file: server.key,
      ssl_ca_file: authority,
      hba_file: rulesFile,
    };
    return Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  },
  onlyCertified: [`CREATE ROLE ${USER} LOGIN`],
  cipher: 'SELECT cipher AS "Value" FROM pg_stat_ssl WHERE pid = pg_backend_pid()',
};

const KINDS = [
  { database: postgresql, ...ofPostgres },
  { database: mariadb, ...ofMariaDb },
  { database: mysql, ...ofMariaDb },
];

for (const { database, make, user, plain, encrypted, onlyCertified, cipher } of KINDS) {
  const test = suite(database.name);

  const setUp = once(async () => {
    const folder = temporaryFolder('certificates');
    const authority = new OwnAuthority(folder);
    const certificates = {
      right: authority.certify('localhost'),
      'of another host': authority.certify('another.example'),
      mine: authority.certify(USER),
    };
    await giveTo(user, folder);
    const server = await make();
    const url = new URL(server.uri.replace(/^\w+/, database.dialect));
    url.hostname = 'localhost';
    return { folder, authority: authority.files.cert, certificates, server, uri: url.href };
  });
  test.after(async () => {
    const { folder, server } = await setUp();
    await server.remove();
    removeFolder(folder);
  });

  type Served = 'without' | 'right' | 'of another host';
  let served: Served | undefined;
  /** Starts the server with this certificate, if it has another one. */
  const serve = async (certificate: Served) => {
    const { authority, certificates, server, uri } = await setUp();
    if (served !== certificate) await server.stop('stopped');
    served = certificate;
    const settings =
      certificate === 'without' ? plain : encrypted(certificates[certificate], authority);
    await server.start(...settings);
    return { uri, authority, certificates };
  };

  const isEncrypted = async (uri: string): Promise<boolean> => {
    await using datastore = await connect(uri);
    const [row] = await datastore.query<{ Value: string | null }[]>(cipher);
    return Boolean(row?.Value);
  };

  test(`${GUARANTEE}: the server has no certificate`, async () => {
    const { uri } = await serve('without');
    assert.match(await refused(`${uri}?sslmode=require`), 'takes no encrypted connections');
    assert.is(await isEncrypted(`${uri}?sslmode=disable`), false);
  });

  test(`${GUARANTEE}: the certificate of the server is for another host`, async () => {
    const { uri, authority } = await serve('of another host');
    const trusting = `sslrootcert=${authority}`;
    assert.match(await refused(`${uri}?sslmode=verify-full&${trusting}`), 'is for another host');
    assert.ok(await isEncrypted(`${uri}?sslmode=verify-ca&${trusting}`));
  });

  test(`${GUARANTEE}: nobody knows the authority of the server`, async () => {
    const { uri, authority } = await serve('right');
    for (const mode of ['verify-full', 'verify-ca']) {
      assert.match(await refused(`${uri}?sslmode=${mode}`), 'sslrootcert=/path/to/ca.pem');
      assert.ok(await isEncrypted(`${uri}?sslmode=${mode}&sslrootcert=${authority}`));
    }
    assert.ok(await isEncrypted(`${uri}?sslmode=require`));
  });

  test(`${GUARANTEE}: the host is an address`, async () => {
    const { uri, authority } = await serve('right');
    const byAddress = uri.replace('localhost', '127.0.0.1');
    const verified = `${byAddress}?sslrootcert=${authority}&sslmode=`;
    const advice = database === postgresql ? 'is for another host' : 'write the name';
    assert.match(await refused(`${verified}verify-full`), advice);
    assert.ok(await isEncrypted(`${verified}verify-ca`));
  });

  test(`${GUARANTEE}: the server wants to see a certificate`, async () => {
    const { uri, authority, certificates } = await serve('right');
    const { mine, right } = certificates;
    await statements(uri, ...onlyCertified);
    const certified = `${uriOf(uri, { user: USER })}?sslmode=verify-full&sslrootcert=${authority}`;
    assert.match(await refused(certified), database === postgresql ? 'sslcert=' : 'refused');
    assert.ok(await isEncrypted(`${certified}&sslcert=${mine.cert}&sslkey=${mine.key}`));
    const other = `&sslcert=${mine.cert}&sslkey=${right.key}`;
    assert.match(await refused(certified + other), 'does not belong to the key');
  });

  test.run();
}
