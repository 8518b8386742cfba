import fs from 'node:fs/promises';
import path from 'node:path';
import { commandAs, findPrograms, giveTo, runAs } from './programs.ts';
import { ask, ServerProcess } from './server-process.ts';

const USER = 'mysql';
const DATABASE = 'workbook';

/** Where a MariaDB server keeps its data, and how it is reached. */
export interface MariaDbOptions {
  readonly folder: string;
  readonly port: number;
  /** Further arguments for the server. */
  readonly settings?: readonly string[];
  /** Resolves to true when the server, which answers, can be used. By default it can. */
  readonly isReady?: (uri: string) => Promise<boolean>;
}

/** A MariaDB server of our own, on the loopback address. */
export class MariaDbServer {
  /** Its connection string. */
  readonly uri: string;
  /** Where its data is. */
  readonly folder: string;
  /** Where it writes what it has to say. */
  readonly log: string;
  /**
   * For its temporary tables: when a server starts it removes all that are in its folder, those of
   * others, too. Not among its data, where it would be a database.
   */
  readonly #temporary: string;
  readonly #options: MariaDbOptions;
  #process: ServerProcess | undefined;

  /** @param options where its data is, and how it is reached. */
  constructor(options: MariaDbOptions) {
    this.#options = options;
    this.folder = options.folder;
    this.log = `${options.folder}.log`;
    this.#temporary = `${options.folder}.tmp`;
    this.uri = `mariadb://root@127.0.0.1:${options.port}/${DATABASE}`;
  }

  /** Makes the system tables and an empty database in the folder. */
  async install(): Promise<void> {
    const [install] = findPrograms([
      { name: 'mariadb-install-db', package: 'mariadb-server' },
      { name: 'mariadbd', package: 'mariadb-server' },
    ]);
    await fs.mkdir(path.join(this.folder, DATABASE), { recursive: true });
    await this.#makeReady();
    await runAs(USER, [
      install,
      '--no-defaults',
      `--datadir=${this.folder}`,
      `--tmpdir=${this.#temporary}`,
      '--auth-root-authentication-method=normal',
      '--skip-test-db',
      '--innodb-log-file-size=16M',
    ]);
  }

  /** Begins with what another server has, which must not run. */
  async copyFrom(folder: string): Promise<void> {
    await fs.cp(folder, this.folder, { recursive: true });
    await this.#makeReady();
  }

  async #makeReady(): Promise<void> {
    await fs.mkdir(this.#temporary, { recursive: true });
    for (const folder of [this.folder, this.#temporary]) await giveTo(USER, folder);
  }

  /**
   * Does nothing when it runs.
   *
   * @param settings further arguments, for this time.
   * @throws Error with the log when it does not start.
   */
  async start(...settings: readonly string[]): Promise<void> {
    const { port, isReady = () => ask(this.uri, 'SELECT 1').then(() => true) } = this.#options;
    this.#process ??= await ServerProcess.start({
      name: `The MariaDB server on port ${port}`,
      command: this.command(...settings),
      log: this.log,
      isReady: () => isReady(this.uri),
    });
  }

  /** @param signal SIGTERM for a clean end, SIGKILL for a crash. */
  async stop(signal: NodeJS.Signals): Promise<void> {
    await this.#process?.stop(signal);
    this.#process = undefined;
  }

  /** The command line of the server. */
  command(...settings: readonly string[]): [string, string[]] {
    const [program] = findPrograms([{ name: 'mariadbd', package: 'mariadb-server' }]);
    return commandAs(USER, [
      program,
      '--no-defaults',
      `--datadir=${this.folder}`,
      `--tmpdir=${this.#temporary}`,
      `--port=${this.#options.port}`,
      '--bind-address=127.0.0.1',
      `--socket=${path.join(this.folder, 'mariadb.sock')}`,
      `--pid-file=${path.join(this.folder, 'mariadb.pid')}`,
      '--skip-name-resolve',
      '--character-set-server=utf8mb4',
      '--innodb-buffer-pool-size=64M',
      '--innodb-log-file-size=16M',
      ...(this.#options.settings ?? []),
      ...settings,
    ]);
  }
}
