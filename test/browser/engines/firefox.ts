/** Firefox, by the protocol that is built into it: no driver is needed beside it. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { program, Window } from './window.ts';

export async function openFirefox(): Promise<Window> {
  const profile = mkdtempSync(path.join(tmpdir(), 'workbook-firefox-'));
  // It then takes a free port, and writes down which.
  writeFileSync(path.join(profile, 'user.js'), 'user_pref("marionette.port", 0);');
  const options = ['--headless', '--marionette', '--no-remote', '--profile', profile];
  const firefox = spawn(program('/usr/bin/firefox-esr', 'firefox-esr'), options, {
    stdio: 'ignore',
  });
  const ended = once(firefox, 'exit');
  const portFile = path.join(profile, 'MarionetteActivePort');
  for (let tries = 0; !existsSync(portFile) && tries < 300; tries += 1) await wait(100);
  const send = await marionette(Number(readFileSync(portFile, 'utf8')));
  await send('WebDriver:NewSession', { capabilities: {} });
  // The first window may still be at what it opens with.
  const { handle } = (await send('WebDriver:NewWindow', { type: 'tab' })) as { handle: string };
  await send('WebDriver:SwitchToWindow', { handle });
  return new Window({
    go: (url) => send('WebDriver:Navigate', { url }),
    async call(script, args) {
      const words = { script: `return (${script})(...arguments)`, args, sandbox: null };
      return ((await send('WebDriver:ExecuteScript', words)) as { value: unknown }).value;
    },
    async close() {
      void send('Marionette:Quit', { flags: ['eForceQuit'] }).catch(() => undefined);
      if ((await Promise.race([ended, wait(5000)])) === undefined) firefox.kill('SIGKILL');
      await ended;
      rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
    },
  });
}

type Answer = readonly [1, number, { error: string; message: string } | null, unknown];

/** Messages are JSON, with their length and a colon before them. */
async function marionette(port: number) {
  const socket = connect(port, '127.0.0.1');
  const waiting = new Map<number, (answer: Answer) => void>();
  let received = Buffer.alloc(0);
  let count = 0;
  const hear = (): void => {
    const colon = received.indexOf(':');
    const end = colon + 1 + Number(received.subarray(0, colon));
    if (colon === -1 || received.length < end) return;
    const message = JSON.parse(received.subarray(colon + 1, end).toString()) as Answer;
    received = received.subarray(end);
    // The first one is a greeting.
    if (Array.isArray(message)) waiting.get(message[1])?.(message);
    hear();
  };
  socket.on('data', (data) => {
    received = Buffer.concat([received, data]);
    hear();
  });
  socket.on('error', () => undefined);
  await once(socket, 'connect');
  return async (name: string, parameters: object): Promise<unknown> => {
    const id = (count += 1);
    const text = JSON.stringify([0, id, name, parameters]);
    socket.write(`${Buffer.byteLength(text)}:${text}`);
    const [, , trouble, result] = await new Promise<Answer>((resolve) => waiting.set(id, resolve));
    if (trouble !== null) throw new Error(`${trouble.error}: ${trouble.message}`);
    return result;
  };
}
