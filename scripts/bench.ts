/** `npm run bench`: how fast the library is, beside the bare drivers. */
import { HELP, readOptions } from './bench/options.ts';
import { run } from './bench/run.ts';
import { runCommand } from './command-line/command-line.ts';

const { stdout } = process;

await runCommand({
  help: HELP,
  read: readOptions,
  run: async (options) => {
    const isMeasured = await run(options, {
      print: (text) => console.log(text),
      progress: (text) => stdout.isTTY && stdout.write(`\r\u001b[K${text}`),
    });
    return isMeasured ? 0 : 1;
  },
});
