/** Fits the chapters into the site: their titles, and where their links lead. */
import { statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { normalizePath, type CommentDisplayPart, type ProjectReflection } from 'typedoc';
import { apiOf } from './api.ts';
import { withPlaces, type Places } from './links.ts';

export function placeDocuments(project: ProjectReflection): void {
  const targetOf = targetsIn(project);
  for (const document of project.documents ?? []) {
    const page = project.files.getReflectionPath(document) ?? document.name;
    document.content = withPlaces(document.content, { targetOf, isFolder: foldersFrom(page) });
    document.name = titleOf(page, document.content) ?? document.name;
  }
  const readme = withPlaces(project.readme ?? [], { targetOf, isFolder: foldersFrom('README.md') });
  // The front page has the title of the site above it already.
  project.readme = withoutTitle(readme);
}

function targetsIn(project: ProjectReflection): Places['targetOf'] {
  const api = apiOf(project);
  return (name) => {
    const reflection = name === '' ? api : api?.getChildByName(name);
    if (!reflection) throw new Error(`There is no page for ${name}.`);
    // A path that is no file: it stands for the name among the targets of links.
    const path = normalizePath(`api:${name}`);
    project.files.registerReflectionPath(path, reflection);
    return project.files.registerAbsolute(path).target;
  };
}

function foldersFrom(page: string): Places['isFolder'] {
  return (path) =>
    statSync(join(dirname(page), path), { throwIfNoEntry: false })?.isDirectory() ?? false;
}

/** The heading of a page, after the number that its file begins with: `1. Domain`. */
function titleOf(page: string, [first]: readonly CommentDisplayPart[]): string | undefined {
  const heading = /^\s*# (.+)/.exec(first?.text ?? '')?.[1]?.trim();
  const number = /^(\d+)-/.exec(basename(page))?.[1];
  return heading !== undefined && number !== undefined ? `${number}. ${heading}` : heading;
}

function withoutTitle([first, ...rest]: readonly CommentDisplayPart[]): CommentDisplayPart[] {
  return first ? [{ ...first, text: first.text.replace(/^\s*# .+/, '') }, ...rest] : [];
}
