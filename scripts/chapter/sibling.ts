/** The sibling chapter (`1-domain`) that a specifier such as `./1-domain.ts` names. */
export function siblingName(specifier: string): string | undefined {
  return /^\.\/([^/]+)\.[jt]s$/.exec(specifier)?.[1];
}
