/** The exercises without a terminal: a plain report, and then it ends. */
import type { Paint } from '../runner/paint.ts';
import type { Examiner } from './examiner.ts';
import type { Code, Exercise } from '../chapter/exercise.ts';
import { failureLines } from './failure-lines.ts';
import * as folder from './folder.ts';
import { proseLines } from './markdown.ts';
import { prove } from './prove.ts';
import { withVerdict } from './progress.ts';
import { barLine, headingLine } from './overview.ts';
import { withTypes } from './type-failures.ts';
import { checkTypes } from './types.ts';
import { isUnreadable, type Verdict } from './verdict.ts';

export interface Reporter {
  readonly say: (line: string) => void;
  readonly paint: Paint;
  readonly width: number;
  /** What the exercise is called has been said before. */
  readonly isIntroduced?: boolean;
}

/** Checks the answers to these, says what came of each, and whether all of them pass. */
export async function checkAnswers(
  exercises: readonly Exercise[],
  all: readonly Exercise[],
  examiner: Examiner,
  reporter: Reporter,
): Promise<boolean> {
  const { say, paint } = reporter;
  const runs: { exercise: Exercise; answer: Code; verdict: Verdict }[] = [];
  for (const exercise of exercises) {
    const answer = folder.readAnswer(exercise);
    runs.push({ exercise, answer, verdict: await examiner.attempt(exercise, answer) });
  }
  // A file that cannot be read would make the type checker say nothing about the others.
  const readable = runs.filter(({ verdict }) => !isUnreadable(verdict));
  const types = await checkTypes(readable);
  let progress = folder.readProgress(all);
  let areAllPassed = true;
  for (const run of runs) {
    const { exercise, answer } = run;
    const found = types[readable.indexOf(run)];
    const verdict = found === undefined ? run.verdict : withTypes(run.verdict, found);
    const { id } = exercise;
    const fingerprint =
      verdict.kind === 'passed' ? folder.fingerprintOf(exercise, answer) : undefined;
    progress = withVerdict(progress, { id, fingerprint });
    areAllPassed &&= verdict.kind === 'passed';
    for (const line of verdictLines(exercise, verdict, reporter)) say(line);
  }
  folder.writeProgress(all, progress);
  say(barLine(all, progress, paint));
  return areAllPassed;
}

/** Says of each exercise what keeps it from being proven, and whether all of them are proven. */
export async function proveExercises(
  exercises: readonly Exercise[],
  examiner: Examiner,
  { say, paint }: Reporter,
): Promise<boolean> {
  const complaints = await prove(exercises, examiner);
  for (const exercise of exercises) {
    const mine = complaints.get(exercise.id) ?? [];
    const mark = mine.length === 0 ? paint.green('✓') : paint.red('✗');
    say([`${mark} ${headingLine(exercise, paint)}`, ...mine].join('\n'));
  }
  return [...complaints.values()].every(({ length }) => length === 0);
}

function verdictLines(
  exercise: Exercise,
  verdict: Verdict,
  { paint, width, isIntroduced = false }: Reporter,
): string[] {
  const heading = headingLine(exercise, paint);
  if (verdict.kind === 'passed') {
    return [`${paint.green('✓')} ${isIntroduced ? 'All checks pass.' : heading}`, ''];
  }
  return [
    ...(isIntroduced ? [] : [heading]),
    ...failureLines(verdict.failure, width, paint),
    `  Next: change ${folder.pathOf(exercise)}, then npm run exercises -- --check ${exercise.id}`,
    '',
  ];
}

/** What the exercise is about, and where its file is. */
export function statementLines(exercise: Exercise, { paint, width }: Reporter): string[] {
  return [
    headingLine(exercise, paint),
    `${folder.pathOf(exercise)}  ·  ${exercise.place.path}:${exercise.place.line}`,
    '',
    ...proseLines(exercise.statement, width, paint),
    '',
  ];
}
