/** What a piece of TypeScript imports, found without parsing it. */

export interface Import {
  readonly specifier: string;
  /** Where the specifier's opening quote stands, counted from 1. */
  readonly line: number;
  readonly column: number;
}

// `import … from '…'`, `import '…'` and `export … from '…'` at the start of a statement, or
// `import('…')` anywhere. A string that only looks like one costs nothing worse than a rerun.
const statement =
  /(?<=^|;)[ \t]*(?:import|export)\b(?:[^'"`;]*?\bfrom)?\s*(?<quote>['"])(?<name>[^'"\n]+)\k<quote>/gm;
const call = /\bimport\s*\(\s*(?<quote>['"])(?<name>[^'"\n]+)\k<quote>/g;

/** Imports in the order of the text; its first line is called `firstLine`. */
export function findImports(code: string, firstLine = 1): Import[] {
  return [...code.matchAll(statement), ...code.matchAll(call)]
    .map((match) => ({
      specifier: match.groups?.['name'] ?? '',
      at: match.index + match[0].lastIndexOf(match.groups?.['quote'] ?? '', match[0].length - 2),
    }))
    .toSorted((one, other) => one.at - other.at)
    .map(({ specifier, at }) => {
      const before = code.slice(0, at).split('\n');
      const column = (before.at(-1)?.length ?? 0) + 1;
      return { specifier, line: firstLine + before.length - 1, column };
    });
}

/** The sibling chapter (`1-domain`) that a specifier such as `./1-domain.ts` names. */
export function siblingName(specifier: string): string | undefined {
  return /^\.\/([^/]+)\.[jt]s$/.exec(specifier)?.[1];
}
