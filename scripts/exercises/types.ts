/** Type-checks answers with their checks: all of them in one run of the checker. */
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { startBeside } from '../runner/child.ts';
import { parseDiagnostics, type Diagnostic } from '../runner/types.ts';
import { removeFile, root, typeChecker } from '../runner/workspace.ts';
import { folder, writeAnswer } from './answer-files.ts';
import type { Code, Exercise } from '../chapter/exercise.ts';
import { answerFailure, checkFailure, type TypeFailures } from './type-failures.ts';

export interface Pair {
  readonly exercise: Exercise;
  readonly answer: Code;
}

let runs = 0;

/** In the order of the pairs. */
export async function checkTypes(pairs: readonly Pair[]): Promise<TypeFailures[]> {
  // An answer that cannot even be read leaves nothing to check.
  if (pairs.length === 0) return [];
  const written = pairs.map(({ exercise, answer }) => writeAnswer(exercise, answer));
  const config = path.join(folder, `tsconfig-${(runs += 1)}.json`);
  const files = written.flatMap(({ answer, check }) => [answer, check]);
  writeFileSync(
    config,
    JSON.stringify({ extends: path.join(root, 'tsconfig.json'), include: [], files }),
  );
  try {
    const args = ['--project', config, '--pretty', 'false'];
    const { stdout } = await startBeside(typeChecker(), args, root).ending();
    // Two pairs may come from one page, so the files keep the names that they have on the disk.
    const found = parseDiagnostics(stdout, (file) => path.resolve(root, file));
    return pairs.map((pair, index) => {
      const first = (file = ''): Diagnostic | undefined => found.find((one) => one.path === file);
      const inAnswer = first(written[index]?.answer);
      const inCheck = first(written[index]?.check);
      return {
        inAnswer: inAnswer && answerFailure(inAnswer, pair),
        inCheck: inCheck && checkFailure(inCheck, pair),
      };
    });
  } finally {
    for (const one of written) one.remove();
    removeFile(config);
  }
}
