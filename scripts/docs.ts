/** `npm run docs`: the chapters and the API of the library as a site in build/docs. */
import { fileURLToPath } from 'node:url';
import { buildSite } from './docs/site.ts';
import { findProblems, textOfProblem } from './links/check.ts';
import { readProject } from './links/project.ts';

process.chdir(fileURLToPath(new URL('..', import.meta.url)));
// A link to a name that is gone is found before the site is built: there, its place is known.
const problems = findProblems(readProject('.'));
for (const problem of problems) console.error(textOfProblem(problem));
const isBuilt = problems.length === 0 && (await buildSite());
process.exitCode = isBuilt ? 0 : 1;
