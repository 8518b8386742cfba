/** Plays an answer and then its check, and says what came of it. */
import { placed, type Code } from '../../chapter/exercise.ts';
import type { Failure, Verdict } from '../../exercises/verdict.ts';
import type { Chapter } from '../../chapter/chapter.ts';
import type { Told, Trial } from '../shared/messages.ts';
import { needed, siblingsOf } from './compiled.ts';
import { importChapter, importProgram } from './modules.ts';
import { play, type Printer } from './player.ts';
import { compile } from './program.ts';
import { failureOf } from './verdicts.ts';

export async function playAnswer(
  trial: Trial,
  all: readonly Chapter[],
  tell: (told: Told) => void,
): Promise<void> {
  const { id, answer, check } = trial;
  const compiled = (code: Code) => compile(`${placed(code)}\n${closing}`, code.path);
  const chapters = needed(
    all,
    [answer, check].flatMap((code) => siblingsOf(() => compiled(code))),
  );
  let printed = '';
  let isTrying = false;
  let failure: Failure | undefined;
  const program = async (printer: Printer): Promise<void> => {
    for (const chapter of chapters) await importChapter(chapter);
    printer.flush();
    printer.refill();
    isTrying = true;
    tell({ type: 'begin', path: answer.path, line: answer.line });
    // What is wrong with either of them is said before one runs.
    const [ours, theirs] = [compiled(answer), compiled(check)];
    await importProgram(id, answer.path, ours);
    await importProgram(`${id}-check`, check.path, theirs);
  };
  await play(program, {
    print: (text) => {
      // What the chapters print belongs to their blocks.
      if (isTrying) printed += text;
    },
    // What the program threw itself says more than what it left behind.
    threw: (error) => (failure = failureOf(error, trial, chapters)),
    unhandled: (error) => (failure ??= failureOf(error, trial, chapters)),
  });
  const verdict: Verdict =
    failure === undefined ? { kind: 'passed', printed } : { kind: 'failed', failure, printed };
  tell({ type: 'judged', verdict });
  tell({ type: 'done' });
}

/** Where `using` finds what it needs. It stands at the end, so that nothing moves. */
const closing = `import * as $workbook from '$workbook';`;
