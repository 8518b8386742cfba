/** Judges an answer: what it does, in the worker that runs chapters, and its types if wanted. */
import type { Code } from '../../../chapter/exercise.ts';
import { endless } from '../../../exercises/explain.ts';
import { answerFailure, checkFailure, withTypes } from '../../../exercises/type-failures.ts';
import type { Verdict } from '../../../exercises/verdict.ts';
import type { Chapter } from '../../../chapter/chapter.ts';
import { changedChapter } from '../changed-chapter.ts';
import type { ExerciseData } from '../../shared/page-data.ts';
import type { Services } from '../workbook.ts';
import { limit } from '../../shared/messages.ts';

/** @returns undefined when something else was run. */
export async function judge(
  task: ExerciseData,
  text: string,
  services: Services,
): Promise<Verdict | undefined> {
  const { id, check } = task;
  const answer = answerTo(task, text);
  const heard: Verdict[] = [];
  const chapters = chaptersOf(services);
  const ending = await services.engine.run({ chapters, trial: { id, answer, check } }, (told) => {
    if (told.type === 'judged') heard.push(told.verdict);
  });
  if (ending === 'replaced') return undefined;
  return heard[0] ?? { kind: 'failed', failure: endless(answer, limit), printed: '' };
}

/** What the type checker adds to a verdict, as in a terminal. */
export async function judgeTypes(
  task: ExerciseData,
  text: string,
  verdict: Verdict,
  { checker, ...services }: Services,
): Promise<Verdict> {
  const { id, check } = task;
  const answer = answerTo(task, text);
  // Above the first line of a block stands its fence.
  const ours = asChapter(id, { ...answer, line: 2 });
  const chapters = [...chaptersOf(services), ours];
  const [inAnswer] = await checker.ask(chapters);
  const [inCheck] = await checker.ask([...chapters, asChapter(`${id}-check`, check)]);
  const above = inAnswer && { ...inAnswer, line: inAnswer.line - 1 };
  return withTypes(verdict, {
    inAnswer: above && answerFailure(above, { answer }),
    inCheck: inCheck && checkFailure(inCheck, { exercise: task }),
  });
}

/** Exercises build on the chapters as they are written: the reader may have broken theirs. */
function chaptersOf({ chapters }: Pick<Services, 'chapters'>): Chapter[] {
  return chapters.map((chapter) => changedChapter(chapter));
}

function answerTo({ id }: ExerciseData, text: string): Code {
  return { text, path: `${id}.ts`, line: 1 };
}

/** Code as the only block of a chapter, at its own lines. */
function asChapter(name: string, { text, path, line }: Code): Chapter {
  const lines = [...Array.from({ length: line - 1 }, () => ''), ...text.split('\n'), ''];
  const block = {
    fence: { kind: 'run' as const },
    openLine: line - 1,
    closeLine: lines.length,
    wordColumn: 1,
    code: text,
    section: 0,
  };
  return { path, name, title: name, lines, sections: [], blocks: [block], imports: [] };
}
