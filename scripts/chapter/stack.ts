/** Reading places out of what the engine and the loader say in words. */

export interface Place {
  readonly path: string;
  readonly line: number;
  readonly column: number;
}

/** The places of a stack trace, innermost first; `rename` turns file names into our paths. */
export function stackPlaces(stack: string, rename: (file: string) => string | undefined): Place[] {
  return stack.split('\n').flatMap((frame) => {
    // `at name (file:line:column)` or `at file:line:column`; what eval made has no place of its own.
    const match =
      /^\s+at (?:async )?(?!eval )(?:.*? \()??((?:file:\/\/)?\/.*?):(\d+):(\d+)\)?$/.exec(frame);
    const path = match?.[1] === undefined ? undefined : rename(match[1]);
    if (path === undefined) return [];
    return [{ path, line: Number(match?.[2]), column: Number(match?.[3]) }];
  });
}

/** What esbuild says of code that it cannot read; its columns count bytes from 0. */
export function syntaxErrorPlace(
  message: string,
): { file: string; line: number; byte: number; message: string } | undefined {
  const match = /^(.+?):(\d+):(\d+): ERROR: (.+)$/m.exec(message);
  const [, file, line, byte, text] = match ?? [];
  if (file === undefined || text === undefined) return undefined;
  return { file, line: Number(line), byte: Number(byte), message: text };
}

/** The column, counted from 1 in UTF-16 units, of a byte in a line's UTF-8 form. */
export function columnOfByte(line: string, byte: number): number {
  return new TextDecoder().decode(new TextEncoder().encode(line).subarray(0, byte)).length + 1;
}

/** Which module the loader could not find, and in which file it was asked for. */
export function missingModule(message: string): { wanted: string; importer: string } | undefined {
  const match =
    /'([^']+)'.* imported from (\S.*)$/m.exec(message) ??
    /(?:built-in module: )(\S+)()$/m.exec(message);
  const [, wanted, importer] = match ?? [];
  return wanted === undefined || importer === undefined ? undefined : { wanted, importer };
}

/** The module and the name of an import that the module does not export. */
export function missingExport(message: string): { specifier: string; name: string } | undefined {
  const match = /requested module '([^']+)' .*export named '([^']+)'/.exec(message);
  const [, specifier, name] = match ?? [];
  return specifier === undefined || name === undefined ? undefined : { specifier, name };
}
