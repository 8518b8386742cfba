/** `npm run check:lint`: all code, that of the chapters included, is without what lint warns of. */
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { readCommandLine, runCommand } from './command-line/command-line.ts';
import { programFile, root, shown } from './runner/workspace.ts';

await runCommand({
  help: 'npm run check:lint   Lints src, scripts, test and the code of the chapters.',
  read: (args) => readCommandLine(args, {}).values,
  run: () => {
    const programs = path.dirname(programFile('guide/any.md', 'run'));
    const files = fs.readdirSync(programs).filter((name) => name.endsWith('.ts'));
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      [
        path.join(root, 'node_modules/oxlint/bin/oxlint'),
        '--type-aware',
        'src',
        'scripts',
        'test',
        ...files.map((name) => shown(path.join(programs, name))),
      ],
      { cwd: root, encoding: 'utf8' },
    );
    // A line of a chapter's program is that line of its page.
    console.log(stdout.replaceAll(/build\/chapters\/([^\s:]+)\.ts/g, 'guide/$1.md').trimEnd());
    if (stderr !== '') console.error(stderr.trimEnd());
    return status ?? 1;
  },
});
