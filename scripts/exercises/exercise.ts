/**
 * The exercises of a chapter, as data. Only a parsed page goes in, so the terminal, the tests and
 * the live page read the same exercises.
 */
import type { Block, Chapter } from '../chapter/chapter.ts';
import { isExercisePart, type ExercisePart } from '../chapter/fence.ts';
import type { Place } from '../chapter/stack.ts';
import { listItems, unfolded } from './markdown.ts';

/** Code as it stands on a page. */
export interface Code {
  readonly text: string;
  readonly path: string;
  /** The line of the page that the code begins on. */
  readonly line: number;
}

export interface Exercise {
  /** Such as `domain-1`: what its fences and the reader's file are called. */
  readonly id: string;
  /** The page it is on. */
  readonly page: string;
  /** How long it takes: two minutes, ten, thirty. */
  readonly stars: 1 | 2 | 3;
  readonly title: string;
  /** Markdown, like the hints, the reason and the alternative. */
  readonly statement: string;
  readonly starter: Code;
  readonly check: Code;
  readonly solution: Code;
  readonly hints: readonly string[];
  readonly reason: string;
  readonly alternative: string;
  /** Its heading. */
  readonly place: Place;
}

/** An exercise on a page is not complete. */
export class ExerciseError extends Error {
  override readonly name = 'ExerciseError';

  constructor({ path, line, column }: Place, message: string) {
    super(`${path}:${line}:${column}  ${message}`);
  }
}

const heading = /^Exercise (\d+) (★{1,3}) (\S.*)$/;

/** @throws ExerciseError when something is missing, with its place. */
export function findExercises(chapter: Chapter): Exercise[] {
  for (const { fence, section, openLine } of chapter.blocks) {
    if (isExercisePart(fence) && !heading.test(chapter.sections[section]?.title ?? '')) {
      const place = { path: chapter.path, line: openLine, column: 1 };
      throw new ExerciseError(place, 'Put it under a heading like “## Exercise 1 ★ Its title”.');
    }
  }
  return chapter.sections.flatMap((section, index) => {
    const [, number, stars, title] = heading.exec(section.title) ?? [];
    if (number === undefined || stars === undefined || title === undefined) return [];
    const amount = stars.length === 1 ? 1 : stars.length === 2 ? 2 : 3;
    const end = chapter.sections[index + 1]?.line ?? chapter.lines.length + 1;
    const place = { path: chapter.path, line: section.line, column: 1 };
    return [{ stars: amount, title, ...readParts(chapter, { index, number, end, place }) }];
  });
}

interface Range {
  readonly index: number;
  readonly number: string;
  /** The line after its last one. */
  readonly end: number;
  readonly place: Place;
}

function readParts(chapter: Chapter, { index, number, end, place }: Range) {
  const part = (kind: ExercisePart): Block => {
    const found = chapter.blocks.filter(
      ({ section, fence }) => section === index && fence.kind === kind,
    );
    const [block] = found;
    if (block !== undefined && found.length === 1) return block;
    const amount = found.length === 0 ? 'no' : 'more than one';
    throw new ExerciseError(place, `This exercise has ${amount} \`ts ${kind}=…\` block.`);
  };
  const [starter, check, solution] = [part('exercise'), part('check'), part('solution')];
  const id = `${chapter.name.replace(/^\d+-/, '')}-${number}`;
  for (const { fence, openLine, wordColumn } of [starter, check, solution]) {
    if (isExercisePart(fence) && fence.exercise === id) continue;
    const wrong = { path: chapter.path, line: openLine, column: wordColumn };
    throw new ExerciseError(wrong, `This block belongs to the exercise ${id}: call it that.`);
  }
  const text = (from: number, to: number): string =>
    chapter.lines
      .slice(from - 1, to - 1)
      .join('\n')
      .trim();
  const required = (what: string, found: string | undefined): string => {
    if (found !== undefined && found !== '') return found;
    throw new ExerciseError(place, `This exercise has no ${what}.`);
  };
  const hints = listItems(unfolded(text(place.line + 1, end), 'Hints') ?? '');
  if (hints.length !== 3) throw new ExerciseError(place, 'This exercise needs three hints.');
  const after = text(solution.closeLine + 1, end).replace(/\s*<\/details>[^]*$/, '');
  const [, reason, alternative] =
    /\*\*Why it works\.\*\*\s+([^]*?)\s*\*\*Another way\.\*\*\s+([^]*)$/.exec(after) ?? [];
  return {
    id,
    page: chapter.path,
    statement: required('statement', text(place.line + 1, starter.openLine)),
    starter: codeOf(chapter, starter),
    check: codeOf(chapter, check),
    solution: codeOf(chapter, solution),
    hints,
    reason: required('reason (“**Why it works.**” after the solution)', reason),
    alternative: required('alternative (“**Another way.**” after the reason)', alternative),
    place,
  };
}

function codeOf({ path }: Chapter, { code, openLine }: Block): Code {
  return { text: `${code}\n`, path, line: openLine + 1 };
}
