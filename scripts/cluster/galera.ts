import path from 'node:path';
import { MariaDbServer } from './mariadb.ts';
import { findPrograms } from './programs.ts';
import { run } from './run.ts';
import { ask, freePorts } from './server-process.ts';
import { removeFolder, temporaryFolder } from './temporary-folder.ts';

/** A node of a {@link GaleraCluster}. */
export interface GaleraNode {
  /** Its connection string. */
  readonly uri: string;
  /** Ends it in good order, or as in a crash. */
  stop(signal: NodeJS.Signals): Promise<void>;
  /** Starts it again: it catches up with the others. Resolves when it has. */
  rejoin(): Promise<void>;
}

const NODES = 3;
const PROGRAMS = [
  { name: 'mariadbd', package: 'mariadb-server' },
  { name: 'mariadb-install-db', package: 'mariadb-server' },
  { name: 'wsrep_sst_rsync', package: 'mariadb-server' },
  {
    name: 'libgalera_smm.so',
    package: 'galera-4',
    folders: ['/usr/lib/galera', '/usr/lib64/galera-4'],
  },
  { name: 'rsync', package: 'rsync' },
  { name: 'lsof', package: 'lsof' },
] as const;

/** A MariaDB Galera cluster of three nodes, on the loopback address, in a temporary folder. */
export class GaleraCluster implements AsyncDisposable {
  /** The nodes. */
  readonly nodes: readonly GaleraNode[];
  readonly #folder: string;
  readonly #servers: readonly MariaDbServer[];

  /**
   * Installs and starts the nodes, and waits until all can be used.
   *
   * @returns the cluster.
   * @throws MissingProgramError that says which Debian packages to install.
   * @throws Error with the log of a node that does not start.
   */
  static async start(): Promise<GaleraCluster> {
    const provider = findPrograms(PROGRAMS)[3];
    const folder = temporaryFolder('galera');
    const ports = await freePorts(NODES * 4);
    const group = ports.slice(0, NODES);
    const servers = group.map((groupPort, i) => {
      const [port = 0, transferPort = 0, catchUpPort = 0] = ports.slice(NODES + i * 3);
      const settings = [
        '--wsrep-on=ON',
        `--wsrep-provider=${provider}`,
        '--wsrep-cluster-name=workbook',
        `--wsrep-cluster-address=gcomm://${group.map((port) => `127.0.0.1:${port}`).join()}`,
        `--wsrep-node-name=node-${i + 1}`,
        '--wsrep-node-address=127.0.0.1',
        '--wsrep-sst-method=rsync',
        `--wsrep-sst-receive-address=127.0.0.1:${transferPort}`,
        `--wsrep-provider-options=gmcast.listen_addr=tcp://127.0.0.1:${groupPort};` +
          `ist.recv_addr=127.0.0.1:${catchUpPort};gcache.size=64M`,
        '--wsrep-sync-wait=1', // a node reads what the others have acknowledged
        '--binlog-format=ROW',
        '--innodb-autoinc-lock-mode=2',
      ];
      const data = path.join(folder, `node-${i + 1}`);
      return new MariaDbServer({ folder: data, port, settings, isReady: isSynced });
    });
    const cluster = new GaleraCluster(folder, servers);
    await cluster.#start().catch(async (error: unknown) => {
      await cluster.stop();
      throw error;
    });
    return cluster;
  }

  private constructor(folder: string, servers: readonly MariaDbServer[]) {
    this.#folder = folder;
    this.#servers = servers;
    this.nodes = servers.map((server) => ({
      uri: server.uri,
      stop: (signal) => server.stop(signal),
      rejoin: async () => server.start(...(await positionOf(server))),
    }));
  }

  /** Stops the nodes and removes the folder with all that is in it. */
  async stop(): Promise<void> {
    await Promise.all(this.#servers.map((server) => server.stop('SIGKILL')));
    removeFolder(this.#folder);
  }

  /** {@link GaleraCluster.stop}, for `await using`. */
  async [Symbol.asyncDispose](): Promise<void> {
    await this.stop();
  }

  async #start(): Promise<void> {
    const [first, ...others] = this.#servers;
    if (!first) return;
    await first.install();
    await first.start('--wsrep-new-cluster');
    await first.stop('SIGTERM');
    // The others begin as copies of the first: this is faster than to have them ask for everything.
    for (const other of others) await other.copyFrom(first.folder);
    await first.start('--wsrep-new-cluster');
    await Promise.all(others.map((other) => other.start()));
  }
}

async function isSynced(uri: string): Promise<boolean> {
  const rows = await ask(uri, "SHOW STATUS LIKE 'wsrep_local_state_comment'");
  return JSON.stringify(rows).includes('"Synced"');
}

/** After a crash a node must be told how far it was, as the service of the Debian package does. */
async function positionOf(server: MariaDbServer): Promise<string[]> {
  const { stderr } = await run(server.command('--wsrep-recover'));
  const position = /Recovered position: (\S+)/.exec(stderr)?.[1];
  return position === undefined ? [] : [`--wsrep-start-position=${position}`];
}
