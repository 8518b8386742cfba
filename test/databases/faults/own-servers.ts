import fs from 'node:fs';
import path from 'node:path';
import { MariaDbServer } from '../../../scripts/cluster/mariadb.ts';
import { commandAs, findPrograms, giveTo, runAs } from '../../../scripts/cluster/programs.ts';
import { ask, freePorts, ServerProcess } from '../../../scripts/cluster/server-process.ts';
import { removeFolder, temporaryFolder } from '../../../scripts/cluster/temporary-folder.ts';

/** A server that a test may stop and start again. */
export interface OwnServer {
  readonly uri: string;
  /** @param settings further arguments of the command line, for this time. */
  start(...settings: readonly string[]): Promise<void>;
  /** In good order, or as in a crash. */
  stop(how: 'stopped' | 'killed'): Promise<void>;
  remove(): Promise<void>;
}

export async function ownPostgres(): Promise<OwnServer> {
  const user = 'postgres';
  const parent = '/usr/lib/postgresql';
  const versions = fs.existsSync(parent) ? fs.readdirSync(parent).toSorted() : [];
  const folders = versions.toReversed().map((version) => `${parent}/${version}/bin`);
  const [initdb, postgres] = findPrograms([
    { name: 'initdb', package: 'postgresql', folders },
    { name: 'postgres', package: 'postgresql', folders },
  ]);
  const folder = temporaryFolder('postgres');
  const data = path.join(folder, 'data');
  await giveTo(user, folder);
  await runAs(user, [initdb, '-D', data, '-U', user, '-A', 'trust', '-E', 'UTF8', '--no-locale']);
  const [port = 0] = await freePorts(1);
  const uri = `postgresql://${user}@127.0.0.1:${port}/postgres`;
  const args = ['-D', data, '-p', String(port), '-h', '127.0.0.1', '-k', ''];
  let server: ServerProcess | undefined;
  return {
    uri,
    start: async (...settings) => {
      server ??= await ServerProcess.start({
        name: 'The PostgreSQL server',
        command: commandAs(user, [postgres, ...args, ...settings]),
        log: path.join(folder, 'postgres.log'),
        isReady: () => ask(uri, 'SELECT 1').then(() => true),
      });
    },
    // SIGQUIT ends all its processes at once, without a checkpoint: the log must be replayed.
    stop: async (how) => {
      await server?.stop(how === 'stopped' ? 'SIGINT' : 'SIGQUIT');
      server = undefined;
    },
    remove: async () => {
      await server?.stop('SIGQUIT');
      removeFolder(folder);
    },
  };
}

export async function ownMariaDb(): Promise<OwnServer> {
  const folder = temporaryFolder('mariadb');
  const [port = 0] = await freePorts(1);
  const server = new MariaDbServer({ folder: path.join(folder, 'data'), port });
  await server.install();
  return {
    uri: server.uri,
    start: (...settings) => server.start(...settings),
    stop: (how) => server.stop(how === 'stopped' ? 'SIGTERM' : 'SIGKILL'),
    remove: async () => {
      await server.stop('SIGKILL');
      removeFolder(folder);
    },
  };
}
