/** `npm run pdf`: the whole guide as one document, build/guide.pdf, made by the system's Chromium. */
import { readCommandLine, runCommand } from './command-line/command-line.ts';

await runCommand({
  help: "npm run pdf   Writes the whole guide to build/guide.pdf, with the system's Chromium.",
  read: (args) => readCommandLine(args, {}).values,
  run: async () => {
    const { writePdf } = await import('./site/build/pdf.ts');
    console.log(await writePdf());
    return 0;
  },
});
