/** `npm run chapters`: executes the examples of the guide. See scripts/README.md. */
import { runCommand } from './command-line/command-line.ts';
import { runOnce } from './runner/command.ts';
import { help, readOptions } from './runner/options.ts';

await runCommand({
  help,
  read: readOptions,
  run: async (options) => {
    if (!options.watch) return (await runOnce(options)) ? 0 : 1;
    const { watchPages } = await import('./runner/watch.ts');
    return watchPages(options);
  },
});
