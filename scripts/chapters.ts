/** `npm run chapters`: executes the examples of the guide. See scripts/README.md. */
import { runOnce } from './runner/command.ts';
import { help, readOptions, UsageError } from './runner/options.ts';
import { SelectionError } from './runner/selection.ts';

async function main(args: readonly string[]): Promise<number> {
  const options = readOptions(args);
  if (options.help) {
    console.log(help);
    return 0;
  }
  if (!options.watch) return runOnce(options);
  const { watchPages } = await import('./runner/watch.ts');
  return watchPages(options);
}

try {
  const status = await main(process.argv.slice(2));
  process.exit(status);
} catch (error) {
  if (!(error instanceof UsageError || error instanceof SelectionError)) throw error;
  console.error(error.message);
  process.exit(2);
}
