/** The chapters as modules: extracted as the runner does it, and imported as any module is. */
import { readWithImports } from '../../scripts/runner/pages.ts';
import { absolute, programFile, writePrograms } from '../../scripts/runner/workspace.ts';

const pages = ['guide/1-domain.md', 'guide/2-infrastructure.md', 'guide/3-application.md'] as const;

async function importPage(page: (typeof pages)[number]): Promise<unknown> {
  const print = console.log;
  console.log = () => undefined; // what the examples print is not of interest here
  try {
    return await import(absolute(programFile(page, 'run')));
  } finally {
    console.log = print;
  }
}

writePrograms(readWithImports(pages), 'run');

export const domain = (await importPage(
  pages[0],
)) as typeof import('../../build/chapters/1-domain.ts');
export const infrastructure = (await importPage(
  pages[1],
)) as typeof import('../../build/chapters/2-infrastructure.ts');
export const application = (await importPage(
  pages[2],
)) as typeof import('../../build/chapters/3-application.ts');
