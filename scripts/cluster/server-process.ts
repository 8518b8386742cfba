import { type ChildProcess, spawn } from 'node:child_process';
import fs from 'node:fs';
import net from 'node:net';
import { setTimeout } from 'node:timers/promises';
import { TypeOrmDatastore, TypeOrmSettings } from 'event-sourcing-workbook';
import { undoAtExit } from './cleanup.ts';

/** No server takes so long, however busy the machine is. */
const PATIENCE_MS = 90_000;

/** What a {@link ServerProcess} runs. */
export interface ServerCommand {
  readonly name: string;
  readonly command: readonly [string, readonly string[]];
  /** What it prints is appended here. */
  readonly log: string;
  /** Resolves to true when the server can be used. */
  readonly isReady: () => Promise<boolean>;
}

/** A database server of our own. */
export class ServerProcess {
  readonly #child: ChildProcess;
  readonly #ended: Promise<void>;
  readonly #command: ServerCommand;
  #hasEnded = false;

  /** @returns the server, when it can be used. @throws Error with its log when it does not start. */
  static async start(command: ServerCommand): Promise<ServerProcess> {
    const server = new ServerProcess(command);
    await server.#untilReady().catch(async (error: unknown) => {
      await server.stop('SIGKILL');
      throw error;
    });
    return server;
  }

  private constructor(command: ServerCommand) {
    this.#command = command;
    const log = fs.openSync(command.log, 'a');
    const [program, args] = command.command;
    this.#child = spawn(program, args, { stdio: ['ignore', log, log] });
    fs.closeSync(log);
    this.#ended = new Promise((resolve) => {
      this.#child.once('close', () => resolve());
      this.#child.once('error', () => resolve());
    });
    const isUndone = undoAtExit(() => this.#child.kill('SIGKILL'));
    void this.#ended.finally(() => {
      this.#hasEnded = true;
      isUndone();
    });
  }

  /** Sends a signal and waits until the server is gone; one that does not listen is killed. */
  async stop(signal: NodeJS.Signals): Promise<void> {
    this.#child.kill(signal);
    const deaf = globalThis.setTimeout(() => this.#child.kill('SIGKILL'), PATIENCE_MS);
    await this.#ended;
    clearTimeout(deaf);
  }

  async #untilReady(): Promise<void> {
    const { name, isReady, log } = this.#command;
    const deadline = Date.now() + PATIENCE_MS;
    for (;;) {
      const answer: unknown = await isReady().catch((error: unknown) => error);
      if (answer === true) return;
      if (this.#hasEnded || Date.now() > deadline) {
        const last = fs.readFileSync(log, 'utf8').split('\n').slice(-25).join('\n');
        // Who asks may be at fault, not the server: without its driver nobody can ask.
        const asked = answer === false ? 'it is not ready' : String(answer);
        const said = `When last asked: ${asked}\nThe end of its log:\n${last}`;
        throw new Error(`${name} did not start. ${said}`, { cause: answer });
      }
      // A server does not say when it is ready: it has to be asked.
      await setTimeout(100);
    }
  }
}

/** Ports of the loopback address that nobody listens on. */
export async function freePorts(count: number): Promise<number[]> {
  const servers = Array.from({ length: count }, () => net.createServer());
  const ports: number[] = [];
  for (const server of servers) {
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    if (address !== null && typeof address === 'object') ports.push(address.port);
  }
  for (const server of servers) await new Promise((resolve) => server.close(resolve));
  return ports;
}

/** Asks a server something, on a connection made for it. */
export async function ask(uri: string, sql: string): Promise<unknown> {
  const datastore = new TypeOrmDatastore({ settings: new TypeOrmSettings({ uri }), tables: [] });
  try {
    await datastore.setupConnection();
    return await datastore.query(sql);
  } finally {
    await datastore.closeConnection();
  }
}
