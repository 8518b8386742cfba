/** How a session looks, as lines of text. */
import type { Paint } from '../runner/paint.ts';
import type { Exercise } from '../chapter/exercise.ts';
import { proseLines } from './markdown.ts';
import { barLine, headingLine, listLines } from './overview.ts';
import { stateOf } from './progress.ts';
import type { Judgement, Session } from './session-step.ts';
import { failureLines } from './failure-lines.ts';

export interface Looks {
  readonly width: number;
  readonly paint: Paint;
  /** The folder of the reader. */
  readonly folder: string;
}

export function screenLines(session: Session, looks: Looks): string[] {
  const { view, exercises, progress } = session;
  const body =
    view.kind === 'list'
      ? listLines(exercises, progress, { paint: looks.paint, selected: view.selected })
      : view.kind === 'solution'
        ? solutionLines(session.current, looks)
        : exerciseLines(session, looks);
  const notice = session.notice === '' ? [] : ['', session.notice];
  return [
    '',
    ...body,
    ...notice,
    '',
    barLine(exercises, progress, looks.paint),
    ...keyLines(session, looks),
  ];
}

function exerciseLines(
  { current, exercises, judgement, progress }: Session,
  looks: Looks,
): string[] {
  const { paint, width, folder } = looks;
  const shown = progress.hints[current.id] ?? 0;
  const hints = current.hints
    .slice(0, shown)
    .flatMap((hint, index) => [
      '',
      ...indented(proseLines(`**Hint ${index + 1}.** ${hint}`, width - 2, paint)),
    ]);
  const state = stateOf(current, exercises, progress);
  return [
    headingLine(current, paint),
    paint.dim(`${folder}/${current.id}.ts  ·  ${current.place.path}:${current.place.line}`),
    '',
    ...proseLines(current.statement, width, paint),
    '',
    ...judgementLines(judgement, looks, state === 'passed'),
    ...hints,
  ];
}

function judgementLines(
  judgement: Judgement,
  { paint, width }: Looks,
  hasPassed: boolean,
): string[] {
  switch (judgement.kind) {
    case 'unseen':
      return [];
    case 'checking':
      return [paint.dim(hasPassed ? '✓ passed (checking again …)' : '… checking')];
    case 'passed':
      return [
        paint.green('✓ This is it: all checks pass.'),
        ...printedLines(judgement.printed, paint),
        'Press s to compare with the solution and its reason, n for the next exercise.',
      ];
    default:
      return [
        ...failureLines(judgement.failure, width, paint),
        ...printedLines(judgement.printed, paint),
      ];
  }
}

function printedLines(printed: string, paint: Paint): string[] {
  if (printed.trim() === '') return [];
  const rows = printed.trimEnd().split('\n');
  return [paint.dim('  It printed:'), ...rows.slice(0, 20).map((row) => `  | ${row}`)];
}

function solutionLines(exercise: Exercise, { paint, width }: Looks): string[] {
  const code = exercise.solution.text.trimEnd().split('\n');
  return [
    `${headingLine(exercise, paint)}: the solution`,
    '',
    ...indented(code, '    '),
    '',
    ...proseLines(`**Why it works.** ${exercise.reason}`, width, paint),
    '',
    ...proseLines(`**Another way.** ${exercise.alternative}`, width, paint),
  ];
}

/** At the bottom, where they are seen on the smallest terminal. */
function keyLines(session: Session, looks: Looks): string[] {
  const keys = keyLine(session, looks.paint);
  const { view, current, judgement } = session;
  if (view.kind !== 'exercise' || judgement.kind !== 'failed') return [keys];
  return [`Change ${looks.folder}/${current.id}.ts and save it, or press a key:`, keys];
}

function keyLine({ view, current, progress }: Session, paint: Paint): string {
  switch (view.kind) {
    case 'asking':
      return view.about === 'solution'
        ? `Show the solution of ${current.id}? y yes · any other key no`
        : `Put ${current.id} back to its beginning? Your version is kept. y yes · any other key no`;
    case 'list':
      return paint.dim('↑ ↓ choose · enter open · l back · q quit');
    case 'solution':
      return paint.dim('s back · n next · l list · q quit');
    default: {
      const left = current.hints.length - (progress.hints[current.id] ?? 0);
      const hint = left > 0 ? `h hint (${left} left) · ` : '';
      return paint.dim(`n next · ${hint}s solution · l list · r reset · q quit`);
    }
  }
}

function indented(lines: readonly string[], by = '  '): string[] {
  return lines.map((line) => (line === '' ? '' : by + line));
}
