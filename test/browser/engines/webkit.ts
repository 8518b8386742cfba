/** WebKit, by the driver that comes with it, on a screen that is not shown. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { program, Window } from './window.ts';

export async function openWebKit(): Promise<Window> {
  const screen = spawn(program('/usr/bin/Xvfb', 'xvfb'), ['-displayfd', '1'], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const [display] = (await once(screen.stdout, 'data')) as [Buffer];
  const port = await freePort();
  const driver = spawn(
    program('/usr/bin/WebKitWebDriver', 'webkit2gtk-driver'),
    [`--port=${port}`],
    {
      stdio: 'ignore',
      env: { ...process.env, DISPLAY: `:${display.toString().trim()}` },
    },
  );
  const ask = async (method: string, to: string, body?: object): Promise<unknown> => {
    const text = body === undefined ? {} : { body: JSON.stringify(body) };
    const answer = await fetch(`http://127.0.0.1:${port}${to}`, { method, ...text });
    const { value } = (await answer.json()) as { value: { message?: string } | null };
    if (!answer.ok) throw new Error(value?.message ?? answer.statusText);
    return value;
  };
  for (let tries = 0; tries < 100; tries += 1) {
    if (await ask('GET', '/status').catch(() => undefined)) break;
    await wait(100);
  }
  const { sessionId } = (await ask('POST', '/session', { capabilities: {} })) as {
    sessionId: string;
  };
  const session = `/session/${sessionId}`;
  return new Window({
    go: (url) => ask('POST', `${session}/url`, { url }),
    call: (script, args) =>
      ask('POST', `${session}/execute/sync`, { script: `return (${script})(...arguments)`, args }),
    async close() {
      await ask('DELETE', session).catch(() => undefined);
      driver.kill();
      screen.kill();
    },
  });
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  return port;
}
