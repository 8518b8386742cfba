/** Runs the command, or what it does, on a small guide made for the occasion. */
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { stripVTControlCharacters } from 'node:util';
import { runOnce } from '../../../scripts/runner/command.ts';
import { readOptions } from '../../../scripts/runner/options.ts';

export const root = fileURLToPath(new URL('../../..', import.meta.url)).replace(/\/$/, '');

export interface Guide {
  readonly folder: string;
  /** Starts the command and collects what it prints. */
  start(...args: string[]): Running;
  run(...args: string[]): Promise<Ended>;
  /** What the command does, from its options to its report, without a process of its own. */
  judge(...args: string[]): Promise<Omit<Ended, 'stderr'>>;
  write(name: string, text: string): void;
  read(name: string): string;
  remove(): void;
}

export interface Running {
  readonly ended: Promise<Ended>;
  /** Resolves when stdout holds the text; what is looked at is then used up. */
  until(text: string): Promise<string>;
  stop(): void;
}

export interface Ended {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

let made = 0;

export function makeGuide(pages: Readonly<Record<string, string>>): Guide {
  made += 1;
  const folder = `build/test-guides/${process.pid}-${made}`;
  const write = (name: string, text: string): void => {
    const file = path.join(root, folder, name);
    fs.mkdirSync(path.dirname(file), { recursive: true });
    fs.writeFileSync(file, text);
  };
  for (const [name, text] of Object.entries(pages)) write(name, text);
  const start = (...args: string[]): Running => startCommand([`--guide=${folder}`, ...args]);
  return {
    folder,
    start,
    run: (...args) => start(...args).ended,
    judge: async (...args) => {
      let stdout = '';
      const options = readOptions([`--guide=${folder}`, ...args]);
      const isRight = await runOnce(options, (report) => (stdout += report));
      return { stdout: stripVTControlCharacters(stdout), status: isRight ? 0 : 1 };
    },
    write,
    read: (name) => fs.readFileSync(path.join(root, folder, name), 'utf8'),
    remove: () => {
      for (const made of [folder, `build/pages/${folder}`, `build/types/pages/${folder}`]) {
        fs.rmSync(path.join(root, made), { recursive: true, force: true });
      }
    },
  };
}

export function startCommand(args: readonly string[]): Running {
  const node = ['--liftoff-only', '--conditions=workbook-source', '--import', 'tsx/esm'];
  // The test runner asks for colours; what we look at is what a pipe gets.
  const { FORCE_COLOR: _force, NO_COLOR: _no, ...env } = process.env;
  const child = spawn(process.execPath, [...node, 'scripts/chapters.ts', ...args], {
    cwd: root,
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let [stdout, stderr, used] = ['', '', 0];
  const waiting = new Set<() => void>();
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    stdout += text;
    for (const check of waiting) check();
  });
  // Read slowly at first: what is said must not depend on who listens.
  child.stdout.once('data', () => {
    child.stdout.pause();
    setTimeout(() => child.stdout.resume(), 300);
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
  const ended = new Promise<Ended>((resolve) => {
    child.on('close', (status) => resolve({ status, stdout, stderr }));
  });
  // Nothing here takes minutes, however busy the machine is; what does hangs.
  const hung = setTimeout(() => child.kill('SIGKILL'), 180_000);
  void ended.then(() => clearTimeout(hung));
  return {
    ended,
    until: (text) =>
      new Promise((resolve, reject) => {
        const check = (): void => {
          const at = stdout.indexOf(text, used);
          if (at === -1) return;
          waiting.delete(check);
          const seen = stdout.slice(used, at + text.length);
          used = at + text.length;
          resolve(seen);
        };
        waiting.add(check);
        check();
        void ended.then(() => reject(new Error(`ended without "${text}":\n${stdout}${stderr}`)));
      }),
    stop: () => void child.kill('SIGTERM'),
  };
}

/** A page from its lines. */
export function page(...lines: readonly string[]): string {
  return `${lines.join('\n')}\n`;
}

export const fence = '```';

/** A page with a title and blocks: each is its fence words, then its lines. */
export function chapter(...blocks: readonly (readonly [string, ...string[]])[]): string {
  return page('# A', ...blocks.flatMap(([words, ...code]) => ['', fence + words, ...code, fence]));
}

/** The part of the report on one failure. */
export function failureAt(stdout: string, place: string): string {
  const start = stdout.indexOf(`\n${place}  `);
  if (start === -1) throw new Error(`nothing at ${place} in\n${stdout}`);
  return stdout.slice(start + 1).split(/\n\n(?=\S)/)[0] ?? '';
}
