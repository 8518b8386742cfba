/** `npm run build`: the library as JavaScript and type declarations in build/dist. */
import { readCommandLine, runCommand } from './command-line/command-line.ts';
import { buildPackage } from './package/build.ts';

await runCommand({
  help: 'npm run build   Writes the library as JavaScript and type declarations to build/dist.',
  read: (args) => readCommandLine(args, {}).values,
  run: buildPackage,
});
