/** `npm run bench`: how fast the library is, beside the bare drivers and beside its peers. */
import { HELP, readOptions } from './bench/options.ts';
import { run } from './bench/run.ts';

const options = readOptions(process.argv.slice(2));
const { stdout } = process;
if (options.help) console.log(HELP);
else {
  await run(options, {
    print: (text) => console.log(text),
    progress: (text) => stdout.isTTY && stdout.write(`\r\u001b[K${text}`),
  });
}
