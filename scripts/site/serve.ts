/** Serves a folder on this machine alone, and tells its pages when to load again. */
import fs from 'node:fs';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';

export interface Server {
  readonly address: string;
  reload(): void;
  close(): void;
}

const kinds: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
};

const reloader = `new EventSource('/reload').addEventListener('message', () => location.reload());\n`;

/** @param wanted the first port to try; those after it follow. */
export async function serve(folder: string, wanted: number): Promise<Server> {
  const readers = new Set<http.ServerResponse>();
  const server = http.createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    if (pathname === '/reload') {
      response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
      response.flushHeaders();
      readers.add(response);
      request.on('close', () => readers.delete(response));
    } else if (pathname === '/reload.js') {
      response.writeHead(200, { 'content-type': kinds['.js'] }).end(reloader);
    } else {
      answer(folder, pathname, response);
    }
  });
  await listen(server, wanted);
  const { port } = server.address() as AddressInfo;
  return {
    address: `http://localhost:${port}/`,
    reload: () => readers.forEach((reader) => reader.write('data: now\n\n')),
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}

/** The file that an address means; undefined outside the folder. */
export function fileOf(folder: string, pathname: string): string | undefined {
  try {
    const wanted = decodeURIComponent(pathname);
    const file = path.join(folder, wanted.endsWith('/') ? `${wanted}index.html` : wanted);
    return file.startsWith(folder + path.sep) && !file.includes('\0') ? file : undefined;
  } catch {
    return undefined;
  }
}

function answer(folder: string, pathname: string, response: http.ServerResponse): void {
  const file = fileOf(folder, pathname);
  if (file === undefined || !fs.statSync(file, { throwIfNoEntry: false })?.isFile()) {
    response.writeHead(404, { 'content-type': kinds['.html'] });
    response.end('<script src="/reload.js"></script>Not there. <a href="/">The guide</a>');
    return;
  }
  const type = kinds[path.extname(file)] ?? 'application/octet-stream';
  response.writeHead(200, { 'content-type': type, 'cache-control': 'no-cache' });
  const content = fs.readFileSync(file);
  if (path.extname(file) !== '.html') response.end(content);
  else response.end(`${content.toString()}<script src="/reload.js" defer></script>\n`);
}

async function listen(server: http.Server, port: number): Promise<void> {
  const isFree = await new Promise<boolean>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) =>
      error.code === 'EADDRINUSE' ? resolve(false) : reject(error),
    );
    server.listen(port, 'localhost', () => resolve(true));
  });
  if (!isFree) await listen(server, port === 0 ? 0 : port + 1);
}
