/** Reads what the links of the project's pages are checked against. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Project } from './check.ts';
import { readApiNames } from './exports.ts';
import { readPage } from './page.ts';

/** What a program can import of the library. */
const ENTRIES = ['src/index.ts', 'src/contract/index.ts', 'src/testing/index.ts'];

/** Folders that are there only once something has been built or installed. */
const GENERATED = /^(build|node_modules)(\/|$)/;

export function readProject(root: string): Project {
  const read = (path: string): string => readFileSync(join(root, path), 'utf8');
  const entries = ENTRIES.filter((index) => existsSync(join(root, index)));
  return {
    pages: new Map(
      [...findPages(root), ...findMarkdown(root, '.github')].map((path) => [
        path,
        readPage(read(path)),
      ]),
    ),
    exists: (path) => !GENERATED.test(path) && existsSync(join(root, path)),
    api: new Map(entries.flatMap((index) => [...readApiNames(index, read)])),
  };
}

/** The pages that people read, by their paths from the root: README.md and the guide's first. */
export function findPages(root: string): string[] {
  const guide = findMarkdown(root, 'guide').toSorted((one, other) => rank(one) - rank(other));
  return ['README.md', ...guide, 'scripts/README.md', 'scripts/authors.md'].filter((path) =>
    existsSync(join(root, path)),
  );
}

function findMarkdown(root: string, folder: string): string[] {
  if (!existsSync(join(root, folder))) return [];
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .map((path) => `${folder}/${path.replaceAll('\\', '/')}`)
    .filter((path) => path.endsWith('.md'))
    .toSorted();
}

/** `guide/README.md`, then the chapters by number, each with its exercises, then the rest. */
function rank(path: string): number {
  if (path === 'guide/README.md') return 0;
  const [, exercises, number] = /^guide\/(exercises\/)?(\d+)[^/]*$/.exec(path) ?? [];
  if (number === undefined) return Number.MAX_SAFE_INTEGER;
  return Number(number) + (exercises === undefined ? 0 : 0.5);
}
