import { createServer, type Socket } from 'node:net';

/** A server on the loopback address for as long as the task takes. It is given the port. */
export async function withPlayedServer<Result>(
  onConnection: (socket: Socket) => void,
  task: (port: number) => Promise<Result>,
): Promise<Result> {
  const sockets: Socket[] = [];
  const server = createServer((socket) => {
    sockets.push(socket.on('error', () => undefined));
    onConnection(socket);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  try {
    const address = server.address();
    return await task(typeof address === 'object' ? (address?.port ?? 0) : 0);
  } finally {
    for (const socket of sockets) socket.destroy();
    server.close();
  }
}
