/**
 * The exercises of a page, as data. Only a parsed page goes in, so the terminal, the tests and the
 * live page read the same exercises, and say the same of one that is half written.
 */
import type { Block, Chapter } from './chapter.ts';
import { isExercisePart, type ExercisePart } from './fence.ts';
import { sharedTypesPlace } from './shared-types.ts';
import type { Place } from './stack.ts';
import { uncheckedPlace } from './unchecked.ts';

/** Code as it stands on a page. */
export interface Code {
  readonly text: string;
  readonly path: string;
  /** The line of the page that the code begins on. */
  readonly line: number;
}

/** The code at its own lines; the lines above it are empty. */
export function placed({ text, line }: Code): string {
  return '\n'.repeat(line - 1) + text;
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
  /** Why the solution works. */
  readonly reason: string;
  readonly alternative: string;
  /** Its heading. */
  readonly place: Place;
}

/** Something that an exercise lacks. */
export interface Lack extends Place {
  /** The exercise, where it is known. */
  readonly id?: string;
  readonly message: string;
}

/** The exercises of a page that are complete, and all that the others lack. */
export interface Exercises {
  readonly exercises: readonly Exercise[];
  readonly lacks: readonly Lack[];
}

const folder = /(^|\/)exercises\/[^/]*$/;
const heading = /^Exercise (\d+) (★{1,3}) (\S.*)$/;
const form = 'Write the heading as “## Exercise 1 ★ Its title”: a number, and one to three stars.';

export function findExercises(page: Chapter): Exercises {
  const exercises: Exercise[] = [];
  const lacks: Lack[] = [];
  const numbers = new Set<string>();
  for (const [index, section] of page.sections.entries()) {
    const blocks = page.blocks.filter(
      ({ fence, section: at }) => at === index && isExercisePart(fence),
    );
    const [, number, stars, title] = heading.exec(section.title) ?? [];
    const place = { path: page.path, line: section.line, column: 1 };
    for (const { fence, openLine, wordColumn, section: at } of page.blocks) {
      if (at !== index || fence.kind !== 'refused' || !folder.test(page.path)) continue;
      const message = `${fence.message} ${fence.hint}`;
      lacks.push({ path: page.path, line: openLine, column: wordColumn, message });
    }
    if (number === undefined || stars === undefined || title === undefined) {
      const looksLikeOne = folder.test(page.path) && /^Exercise\b/.test(section.title);
      if (blocks.length > 0 || looksLikeOne) lacks.push({ ...place, message: form });
      continue;
    }
    const id = `${page.name.replace(/^\d+-/, '')}-${number}`;
    const found = readExercise(page, { index, id, place, blocks });
    const extra: string[] = [];
    if (numbers.has(id)) extra.push(`There is another exercise ${number} above.`);
    if (!folder.test(page.path)) {
      extra.push(`Exercises have a page of their own: exercises/${page.name}.md.`);
    }
    numbers.add(id);
    const mine = [...extra.map((message) => ({ ...place, id, message })), ...found.lacks];
    lacks.push(...mine);
    const [starter, check, solution] = found.codes;
    if (mine.length > 0 || !starter || !check || !solution) continue;
    const amount = stars.length === 1 ? 1 : stars.length === 2 ? 2 : 3;
    const parts = { starter, check, solution, ...found.texts };
    exercises.push({ id, page: page.path, stars: amount, title, place, ...parts });
  }
  return { exercises, lacks };
}

/** A line for people: `guide/exercises/1-domain.md:9:1  This exercise has …`. */
export function textOfLack({ path, line, column, message }: Lack): string {
  return `${path}:${line}:${column}  ${message}`;
}

interface Range {
  readonly index: number;
  readonly id: string;
  readonly place: Place;
  /** Its starter, check and solution. */
  readonly blocks: readonly Block[];
}

function readExercise(page: Chapter, { index, id, place, blocks }: Range) {
  const lacks: Lack[] = [];
  const lack = (message: string, at: Place = place): void =>
    void lacks.push({ ...at, id, message });
  const part = (kind: ExercisePart): Block | undefined => {
    const found = blocks.filter(({ fence }) => fence.kind === kind);
    if (found.length === 0) lack(`It has no \`ts ${kind}=${id}\` block.`);
    for (const { openLine } of found.slice(1)) {
      lack(`It has another \`ts ${kind}=…\` block above.`, { ...place, line: openLine });
    }
    return found[0];
  };
  const [starter, check, solution] = [part('exercise'), part('check'), part('solution')];
  for (const { fence, openLine, wordColumn, code } of blocks) {
    const unchecked = uncheckedPlace(code, openLine + 1);
    if (unchecked !== undefined) {
      lack('Types are checked in every line of an exercise.', { path: page.path, ...unchecked });
    }
    const shared = sharedTypesPlace(code, openLine + 1);
    if (shared !== undefined) {
      lack('This would change the types of all other exercises, too.', {
        path: page.path,
        ...shared,
      });
    }
    if (!isExercisePart(fence) || fence.exercise === id) continue;
    const wrong = { path: page.path, line: openLine, column: wordColumn };
    lack(`This block belongs to the exercise ${id}: write \`ts ${fence.kind}=${id}\`.`, wrong);
  }
  const end = page.sections[index + 1]?.line ?? page.lines.length + 1;
  const text = (from: number, to: number): string =>
    page.lines
      .slice(from - 1, to - 1)
      .join('\n')
      .trim();
  const body = text(place.line + 1, end);
  const statement = text(place.line + 1, starter?.openLine ?? place.line + 1);
  if (starter !== undefined && statement === '') {
    lack('It has no statement: say above the first version what is to be done.');
  }
  const hints = hintsIn(body);
  if (hints.length !== 3) {
    const many = hints.length === 0 ? 'no hints' : `${hints.length} of three hints`;
    lack(`It has ${many}: write “<summary>Hints</summary>” and a list of three.`);
  }
  const after = solution === undefined ? '' : text(solution.closeLine + 1, end);
  const [, reason = ''] =
    /\*\*Why it works\.\*\*([^]*?)(?=\*\*Another way\.|<\/?details|$)/.exec(after) ?? [];
  const [, alternative = ''] = /\*\*Another way\.\*\*([^]*?)(?=<\/details|$)/.exec(after) ?? [];
  if (reason.trim() === '')
    lack('It has no reason: write “**Why it works.** …” after the solution.');
  if (alternative.trim() === '') {
    lack('It has no alternative: write “**Another way.** …” after the reason.');
  }
  return {
    lacks,
    codes: [starter, check, solution].map((block) => block && codeOf(page, block)),
    texts: { statement, hints, reason: reason.trim(), alternative: alternative.trim() },
  };
}

/** The items of the numbered list that is folded under “Hints”. */
function hintsIn(text: string): string[] {
  const [, list = ''] = /<summary>Hints<\/summary>([^]*?)<\/details>/.exec(text) ?? [];
  return list
    .split(/^\d+\. /m)
    .slice(1)
    .map((item) => item.replaceAll(/\n {3}/g, '\n').trim())
    .filter((item) => item !== '');
}

function codeOf({ path }: Chapter, { code, openLine }: Block): Code {
  return { text: `${code}\n`, path, line: openLine + 1 };
}
