/** `npm run guide`: the guide in the browser, built again and shown again whenever it is saved. */
import { readCommandLine, readCount, runCommand } from './command-line/command-line.ts';

await runCommand({
  help: `Shows the guide in the browser, and builds it again whenever a page of it is saved.

  npm run guide                  at the first free port from 8000 on
  npm run guide -- --port=8473   at this port`,
  read: (args) => {
    const { help, port } = readCommandLine(args, { port: { type: 'string' } }).values;
    return { help, port: port === undefined ? undefined : readCount('port', port, 0, 65_535) };
  },
  run: async ({ port }) => {
    const { showGuide } = await import('./site/build/show-guide.ts');
    return showGuide(port);
  },
});
