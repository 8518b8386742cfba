/** `npm run chapters`: executes the examples of the guide. See scripts/README.md. */
import { runOnce } from './runner/command.ts';
import { help, readOptions, UsageError } from './runner/options.ts';
import { SelectionError } from './runner/selection.ts';

/** Whether all is right; what is left undone by an error is not. */
async function main(args: readonly string[]): Promise<boolean> {
  const options = readOptions(args);
  if (options.help) {
    console.log(help);
    return true;
  }
  if (!options.watch) return runOnce(options);
  const { watchPages } = await import('./runner/watch.ts');
  return watchPages(options);
}

// A failure, until there is a verdict that says otherwise; and nothing that is said is cut off.
process.exitCode = 1;
try {
  if (await main(process.argv.slice(2))) process.exitCode = 0;
} catch (error) {
  if (!(error instanceof UsageError || error instanceof SelectionError)) throw error;
  console.error(error.message);
  process.exitCode = 2;
}
