/** `npm run check:links`: every link of the project's pages leads somewhere. */
import { fileURLToPath } from 'node:url';
import { readCommandLine, runCommand } from './command-line/command-line.ts';
import { findProblems, textOfProblem } from './links/check.ts';
import { readProject } from './links/project.ts';

await runCommand({
  help: 'npm run check:links   Says which links of the pages lead nowhere.',
  read: (args) => readCommandLine(args, {}).values,
  run: () => {
    const project = readProject(fileURLToPath(new URL('..', import.meta.url)));
    const problems = findProblems(project);
    for (const problem of problems) console.error(textOfProblem(problem));
    const pages = [...project.pages.values()];
    const links = pages.reduce((count, page) => count + page.links.length, 0);
    console.log(`${links} links in ${pages.length} pages, ${problems.length} of them wrong`);
    return problems.length === 0 ? 0 : 1;
  },
});
