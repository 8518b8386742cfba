/** All exercises at a glance: a list and a bar. */
import { plain, type Paint } from '../runner/paint.ts';
import type { Exercise } from '../chapter/exercise.ts';
import { stateOf, type Progress } from './progress.ts';

export function headingLine({ id, stars, title }: Exercise, paint: Paint): string {
  return `${paint.bold(id)} ${'★'.repeat(stars)} ${paint.bold(title)}`;
}

const marks = { open: '·', passed: '✓', skipped: '»' } as const;

export function listLines(
  exercises: readonly Exercise[],
  progress: Progress,
  { paint = plain, selected }: { readonly paint?: Paint; readonly selected?: number } = {},
): string[] {
  let page = '';
  const width = Math.max(0, ...exercises.map(({ id }) => id.length)) + 2;
  return exercises.flatMap((exercise, index) => {
    const heading = exercise.page === page ? [] : ['', paint.bold(exercise.page)];
    page = exercise.page;
    const state = stateOf(exercise, exercises, progress);
    const stars = '★'.repeat(exercise.stars).padEnd(3);
    const helped = progress.solutions.includes(exercise.id) ? '  (solution shown)' : '';
    const row = `${marks[state]} ${exercise.id.padEnd(width)}${stars} ${exercise.title}${helped}`;
    const painted = state === 'passed' ? paint.green(row) : row;
    return [...heading, `${index === selected ? '>' : ' '} ${painted}`];
  });
}

/** All exercises as a bar: done, left out on the fast track, and still to come. */
export function barLine(exercises: readonly Exercise[], progress: Progress, paint: Paint): string {
  const states = exercises.map((exercise) => stateOf(exercise, exercises, progress));
  const count = (state: string): number => states.filter((other) => other === state).length;
  const [passed, skipped] = [count('passed'), count('skipped')];
  const bar = `${paint.green('█'.repeat(passed))}${'▒'.repeat(skipped)}${'░'.repeat(count('open'))}`;
  const fast = skipped > 0 ? `, ${skipped} left out on the fast track` : '';
  return `${bar}  ${passed} of ${exercises.length} passed${fast}`;
}
