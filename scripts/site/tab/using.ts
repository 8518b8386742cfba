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
  const close = waits ? `await ${scope}.close()` : `${scope}.closeNow()`;
  const opening = `const ${scope}=new $workbook.Scope();try{`;
  const closing = `}catch($error){${scope}.fail($error);}finally{${close};}`;
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
  const opening = { start, end: start, text: 'const $scope=new $workbook.Scope();' };
  return [opening, ...edits, { start: end, end, text: ';await $scope.close();' }];
}

function declarations(body: readonly (AnyNode | Statement)[], scope: string) {
  const found = body.flatMap((node) =>
    node.type === 'VariableDeclaration' && node.kind.endsWith('using') ? [node] : [],
  );
  const edits = found.flatMap((node): Edit[] => [
    { start: node.start, end: node.start + node.kind.length, text: 'const' },
    ...node.declarations.flatMap(({ init }) => [
      { start: init?.start ?? 0, end: init?.start ?? 0, text: `${scope}.use(` },
      { start: init?.end ?? 0, end: init?.end ?? 0, text: `,${node.kind !== 'using'})` },
    ]),
  ]);
  return { edits, waits: found.some(({ kind }) => kind !== 'using') };
}
