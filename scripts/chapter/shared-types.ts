/** Declarations that change types everywhere: the pages are checked together, and share them. */
import { placeAt, typescript } from './imports.ts';

/** Where the first `declare global` or `declare module '…'` stands. */
export function sharedTypesPlace(
  code: string,
  firstLine = 1,
): { readonly line: number; readonly column: number } | undefined {
  // Most pieces declare nothing, and need not be parsed.
  if (!/\b(?:global|module)\b/.test(code)) return undefined;
  let found: number | undefined;
  typescript.parse(code).iterate({
    enter: ({ name, node }) => {
      // To this parser a module whose name is quoted is a namespace without a name.
      const isShared =
        name === 'GlobalDeclaration' ||
        (name === 'NamespaceDeclaration' && node.getChild('VariableDefinition') === null);
      if (isShared) found ??= (node.parent ?? node).from;
    },
  });
  return found === undefined ? undefined : placeAt(code, found, firstLine);
}
