/** `using` and `await using`, in words that every engine can read. */
import type { AnyNode, Program, Statement } from 'acorn';

export interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** `using` becomes `const`, and what it names is disposed of where the block ends. */
export function lower(
  body: readonly AnyNode[],
  { start, end }: { start: number; end: number },
): Edit[] {
  const scope = `$scope${start}`;
  const { edits, waits } = declarations(body, scope);
  if (edits.length === 0) return [];
  const failed = `catch($error){${scope}.error=$error;${scope}.hasError=true;}`;
  const opening = `${opened(scope)}try{`;
  const closing = `}${failed}finally{${waits ? 'await ' : ''}$workbook.dispose(${scope});}`;
  return [
    { start: start + 1, end: start + 1, text: opening },
    ...edits,
    { start: end - 1, end: end - 1, text: closing },
  ];
}

/** What a module declares is visible to all of it, so nothing can stand around it. */
export function lowerProgram({ body, start, end }: Program): Edit[] {
  const { edits } = declarations(body, '$scope');
  if (edits.length === 0) return [];
  const opening = { start, end: start, text: opened('$scope') };
  return [opening, ...edits, { start: end, end, text: ';await $workbook.dispose($scope);' }];
}

/** What tslib keeps of a block: see its `__addDisposableResource`. */
function opened(scope: string): string {
  return `const ${scope}={stack:[],error:void 0,hasError:false};`;
}

function declarations(body: readonly (AnyNode | Statement)[], scope: string) {
  const found = body.flatMap((node) =>
    node.type === 'VariableDeclaration' && node.kind.endsWith('using') ? [node] : [],
  );
  const edits = found.flatMap((node): Edit[] => [
    { start: node.start, end: node.start + node.kind.length, text: 'const' },
    ...node.declarations.flatMap(({ init }) => [
      { start: init?.start ?? 0, end: init?.start ?? 0, text: `$workbook.use(${scope},` },
      { start: init?.end ?? 0, end: init?.end ?? 0, text: `,${node.kind !== 'using'})` },
    ]),
  ]);
  return { edits, waits: found.some(({ kind }) => kind !== 'using') };
}
