/** `npm run site`: the guide and the API of the library as plain files, for any host or a disk. */
import { readCommandLine, runCommand } from './command-line/command-line.ts';

await runCommand({
  help: 'npm run site   Writes the guide and the API of the library to build/site, as plain files.',
  read: (args) => readCommandLine(args, {}).values,
  run: async () => {
    const { SiteBuilder } = await import('./site/build/site-builder.ts');
    const start = performance.now();
    const builder = new SiteBuilder();
    const troubles = await builder.build();
    for (const trouble of troubles) console.error(trouble);
    const seconds = ((performance.now() - start) / 1000).toFixed(1);
    console.log(`guide    ${builder.folder}/index.html
library  ${builder.folder}/api/index.html
built in ${seconds} s`);
    return troubles.length === 0 ? 0 : 1;
  },
});
