import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import {
  readCommandLine,
  readCount,
  runCommand,
  UsageError,
} from '../../../scripts/command-line/command-line.ts';

const own = { watch: { type: 'boolean', default: false }, port: { type: 'string' } } as const;

function refused(args: readonly string[], words?: string): string {
  try {
    readCommandLine(args, own, words);
  } catch (error) {
    if (error instanceof UsageError) return error.message;
    throw error;
  }
  throw new Error(`${args.join(' ')} was not refused`);
}

test('options and words come in any order, with their values behind a sign or a space', () => {
  for (const args of [
    ['a', '--port=1', '--watch'],
    ['--watch', '--port', '1', 'a'],
  ]) {
    const { values, positionals } = readCommandLine(args, own, 'page');
    assert.equal({ ...values }, { watch: true, port: '1', help: false });
    assert.equal(positionals, ['a']);
  }
});

test('help is an option of every command', () => {
  for (const arg of ['--help', '-h']) assert.ok(readCommandLine([arg], {}).values.help);
});

test('an unknown option is refused with the nearest known one', () => {
  assert.is(refused(['--wacth']), 'Unknown option --wacth. Did you mean "--watch"? See --help.');
  assert.is(refused(['-x']), 'Unknown option -x. See --help.');
  assert.match(refused(['--constructor']), 'Unknown option --constructor.');
  assert.match(refused(['--no-watch']), 'Unknown option --no-watch.');
});

test('a value that is missing, or is too much, is refused', () => {
  for (const args of [['--port'], ['--port='], ['--port', '--watch']]) {
    assert.is(refused(args), 'Give --port a value: --port=…');
  }
  assert.is(refused(['--watch=yes']), 'The option --watch takes no value.');
});

test('a word is refused where there is no use for one', () => {
  assert.is(refused(['word']), 'There is no use for "word" here. See --help.');
  assert.is(refused(['--', '--watch']), 'There is no use for "--watch" here. See --help.');
});

test('a number that is none, or out of range, is refused', () => {
  assert.is(readCount('port', '8,473', 0, 65_535), 8473);
  for (const text of ['', ' ', '-1', '1.5', 'x', '65536', '1e99', 'NaN']) {
    assert.throws(() => readCount('port', text, 0, 65_535), 'from 0 to 65535');
  }
});

/** The exit status that something leaves when it is run with these arguments, and what it says. */
async function ended(run: () => Promise<unknown>, ...args: readonly string[]) {
  const { argv, exit, exitCode } = process;
  const { log, error } = console;
  const said: string[] = [];
  console.log = console.error = (text: string) => void said.push(text);
  Object.assign(process, { argv: [...argv.slice(0, 2), ...args], exit: () => undefined });
  try {
    await run();
    return { status: process.exitCode, said: said.join('\n') };
  } finally {
    Object.assign(console, { log, error });
    Object.assign(process, { argv, exit, exitCode });
  }
}

const failing = (run: () => number) => () =>
  runCommand({ help: '', read: () => ({ help: false }), run });
const throwing = (error: Error) =>
  failing(() => {
    throw error;
  });

test('what makes no sense is said in a line and ends with status 2', async () => {
  assert.equal(await ended(throwing(new UsageError('No.'))), { status: 2, said: 'No.' });
});

test('a folder that cannot be written to is named without a stack', async () => {
  const folder = path.join(fileURLToPath(import.meta.url), 'build');
  const making = failing(() => {
    fs.mkdirSync(folder);
    return 0;
  });
  const said = `ENOTDIR: not a directory, mkdir '${folder}'`;
  assert.equal(await ended(making), { status: 1, said });
});

test('any other error keeps its stack', async () => {
  const error = new TypeError('a fault of ours');
  let thrown: unknown;
  await ended(throwing(error)).catch((caught: unknown) => (thrown = caught));
  assert.is(thrown, error);
});

const scripts = new URL('../../../scripts/', import.meta.url);

for (const name of fs.readdirSync(scripts).filter((file) => file.endsWith('.ts'))) {
  test(`${name} helps when it is asked to, and refuses an option that it does not have`, async () => {
    const run = (arg: string) => ended(() => import(`${scripts.href}${name}?${arg}`), arg);
    const { status, said } = await run('--help');
    assert.match(said, 'npm run');
    assert.is(status, 0);
    assert.equal(await run('--hepl'), {
      status: 2,
      said: 'Unknown option --hepl. Did you mean "--help"? See --help.',
    });
  });
}

test.run();
