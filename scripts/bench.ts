/** `npm run bench`: how fast the library is, beside the bare drivers. */
import { HELP, type Options, readOptions } from './bench/options.ts';
import { run } from './bench/run.ts';

const { stdout } = process;
const options = given();
if (options?.help) console.log(HELP);
else if (options) {
  const isMeasured = await run(options, {
    print: (text) => console.log(text),
    progress: (text) => stdout.isTTY && stdout.write(`\r\u001b[K${text}`),
  });
  process.exitCode = isMeasured ? 0 : 1;
}

/** Nothing when they are not known; then it is said which are. */
function given(): Options | undefined {
  try {
    return readOptions(process.argv.slice(2));
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : String(error)}\n\n${HELP}`);
    process.exitCode = 2;
    return undefined;
  }
}
