import { connect, type Socket } from 'node:net';
import { withPlayedServer } from './played-server.ts';

/** What becomes of what passes. */
export interface Proxy {
  /** Lets the next request with this sign reach the server, and cuts the connection at its answer. */
  cutAnswerTo(sign: RegExp): void;
  /** From now on nothing passes, and no connection is ended. */
  swallow(): void;
}

/** Something between a program and its server, for as long as the task takes. */
export async function withProxy<Result>(
  uri: string,
  task: (uri: string, proxy: Proxy) => Promise<Result>,
): Promise<Result> {
  const { hostname, port } = new URL(uri);
  let sign: RegExp | undefined;
  let isSwallowing = false;
  const pass = (client: Socket): void => {
    const server = connect(Number(port), hostname).on('error', () => client.destroy());
    let isCutting = false;
    client.on('data', (data) => {
      if (isSwallowing) return;
      if (sign?.test(data.toString('latin1'))) [isCutting, sign] = [true, undefined];
      server.write(data);
    });
    server.on('data', (data) => {
      if (isSwallowing) return;
      if (isCutting) client.destroy();
      else client.write(data);
    });
    client.on('close', () => server.destroy());
    server.on('close', () => isSwallowing || client.destroy());
  };
  return withPlayedServer(pass, async (playedPort) => {
    const url = new URL(uri);
    url.host = `127.0.0.1:${playedPort}`;
    return task(url.href, {
      cutAnswerTo: (next) => (sign = next),
      swallow: () => (isSwallowing = true),
    });
  });
}
