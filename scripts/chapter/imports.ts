/** What a piece of TypeScript imports: text that only looks like it, in a template say, is none. */
import { parser } from '@lezer/javascript';

export interface Import {
  readonly specifier: string;
  /** Where the specifier's opening quote stands, counted from 1. */
  readonly line: number;
  readonly column: number;
}

export const typescript = parser.configure({ dialect: 'ts' });
const importing = /^(?:Import|Export)Declaration$|^DynamicImport$|^ImportType$/;

/** Imports in the order of the text; its first line is called `firstLine`. */
export function findImports(code: string, firstLine = 1): Import[] {
  // Most pieces import nothing, and need not be parsed.
  if (!/\b(?:import|from)\b/.test(code)) return [];
  const found: Import[] = [];
  typescript.parse(code).iterate({
    enter: ({ name, node }) => {
      if (!importing.test(name)) return;
      const quoted = node.getChild('String');
      if (quoted === null) return;
      const specifier = code.slice(quoted.from + 1, quoted.to - 1);
      found.push({ specifier, ...placeAt(code, quoted.from, firstLine) });
    },
  });
  return found;
}

/** The line and the column of an offset in code whose first line is called `firstLine`. */
export function placeAt(code: string, offset: number, firstLine: number) {
  const before = code.slice(0, offset).split('\n');
  return { line: firstLine + before.length - 1, column: (before.at(-1)?.length ?? 0) + 1 };
}

/** The code with other specifiers, where there is another one. */
export function redirectImports(
  code: string,
  redirect: (specifier: string) => string | undefined,
): string {
  const lines = code.split('\n');
  // From the last to the first, so that what is replaced does not move what is still to come.
  for (const { specifier, line, column } of findImports(code).toReversed()) {
    const target = redirect(specifier);
    const row = lines[line - 1];
    if (target === undefined || row === undefined) continue;
    lines[line - 1] = row.slice(0, column) + target + row.slice(column + specifier.length);
  }
  return lines.join('\n');
}
