/** Finds the links of the pages that lead nowhere. Only data goes in and only data comes out. */
import { nearest } from '../chapter/suggestion.ts';
import type { ApiNames } from './exports.ts';
import type { Link, Page } from './page.ts';

/** What the links are checked against. */
export interface Project {
  /** The pages, by their paths from the root of the project, such as `guide/1-domain.md`. */
  readonly pages: ReadonlyMap<string, Page>;
  /** Whether there is a file or a folder at a path from the root of the project. */
  exists(path: string): boolean;
  readonly api: ApiNames;
}

export interface Problem {
  readonly path: string;
  readonly line: number;
  readonly column: number;
  readonly message: string;
}

export function findProblems(project: Project): Problem[] {
  return [...project.pages].flatMap(([path, page]) =>
    page.links.flatMap((link) => {
      const message = whatIsWrong(project, path, link);
      const { line, column } = link;
      return message === undefined ? [] : [{ path, line, column, message }];
    }),
  );
}

/** `guide/1-domain.md:12:5  There is no …` */
export function textOfProblem({ path, line, column, message }: Problem): string {
  return `${path}:${line}:${column}  ${message}`;
}

/** A name of the API and the file it is declared in, if that is what a link is about. */
export function apiNameOf(link: Pick<Link, 'code' | 'target'>): string | undefined {
  const isSource = /(^|\/)src\/.*\.ts$/.test(link.target);
  const name = isSource ? link.code?.replace(/\(\)$/, '') : undefined;
  return name !== undefined && /^[\w$]+(\.[\w$]+)?$/.test(name) ? name : undefined;
}

/** The path from the root that a relative target leads to; undefined when it leads out of it. */
export function resolvePath(from: string, target: string): string | undefined {
  const parts = from.split('/').slice(0, -1);
  for (const part of target.split('/')) {
    if (part === '..' && parts.pop() === undefined) return undefined;
    if (part !== '..' && part !== '.' && part !== '') parts.push(part);
  }
  return parts.join('/');
}

function whatIsWrong(project: Project, from: string, link: Link): string | undefined {
  const { target, file, anchor } = link;
  if (/^[a-z][a-z\d+.-]*:/i.test(target)) return whatIsWrongOutside(target);
  if (target.startsWith('/')) return `Write ${target} relative to this page.`;
  const path = file === '' ? from : resolvePath(from, file);
  if (path === undefined) return `${target} leads out of the project.`;
  if (!project.exists(path)) return `There is no ${path}.${meant(path, filesOf(project))}`;
  const anchors = project.pages.get(path)?.anchors;
  if (anchor !== undefined && !anchors?.includes(anchor)) {
    return `There is no heading #${anchor} in ${path}.${meant(anchor, anchors ?? [], '#')}`;
  }
  const name = apiNameOf(link);
  return name === undefined ? undefined : whatIsWrongWithName(project.api, name, path);
}

function whatIsWrongOutside(target: string): string | undefined {
  if (!URL.canParse(target)) return `${target} is not a well-formed address.`;
  const { protocol } = new URL(target);
  const known = ['https:', 'http:', 'mailto:'].includes(protocol);
  return known ? undefined : `${protocol} is not an address for a reader: write https:.`;
}

function whatIsWrongWithName(api: ApiNames, name: string, path: string): string | undefined {
  const [outer = '', member] = name.split('.');
  const members = api.get(path)?.get(outer);
  if (members) {
    if (member === undefined || members.includes(member)) return undefined;
    return `${outer} has no member ${member} in ${path}.${meant(member, members)}`;
  }
  const elsewhere = [...api].find(([, names]) => names.has(outer))?.[0];
  if (elsewhere !== undefined) return `${outer} is in ${elsewhere}, not in ${path}: link there.`;
  const names = [...(api.get(path)?.keys() ?? [])];
  const all = [...api.values()].flatMap((inFile) => [...inFile.keys()]);
  return (
    `src/index.ts exports no ${outer} of ${path}.${meant(outer, names) || meant(outer, all)} ` +
    `To show a file instead, make its path the text: [\`${path}\`](…).`
  );
}

function filesOf(project: Project): string[] {
  return [...project.pages.keys(), ...project.api.keys()];
}

function meant(word: string, known: readonly string[], prefix = ''): string {
  const found = nearest(word, known);
  return found === undefined ? '' : ` Did you mean ${prefix}${found}?`;
}
