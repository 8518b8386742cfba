/**
 * The compiler turns `./event.ts` into `./event.js` in JavaScript, but leaves it in declarations,
 * where not every tool that reads them finds `event.d.ts` by it. Both are of the same length: the
 * source map stays true.
 */
export function withJsImports(declarations: string): string {
  return declarations.replaceAll(/(\b(?:from|import)\b[\s(]*['"]\.[^'"\n]*)\.ts(?=['"])/g, '$1.js');
}
