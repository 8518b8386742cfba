/** Plays chapters, and tells the page block by block how it goes. */
import type { Chapter } from '../../chapter/chapter.ts';
import { failureOf, type Failure } from '../../chapter/failure.ts';
import { watch } from '../../chapter/runtime.ts';
import { clipped, readThrown } from '../../chapter/thrown.ts';
import { nodeOnlyName } from '../shared/libraries.ts';
import type { Compared, Told } from '../shared/messages.ts';
import type { Row } from '../shared/rows.ts';
import { importChapter } from './modules.ts';
import { now, stringify } from './own.ts';
import { play, type Printer } from './player.ts';
import { readableStack } from './positions.ts';
import { OtherCodeError } from './without-types.ts';

export async function playChapters(
  chapters: readonly Chapter[],
  tell: (told: Told) => void,
  rows: () => Row[],
): Promise<void> {
  let current: { path: string; line: number } | undefined;
  const follow = (printer: Printer): void => {
    let before: readonly Row[] = [];
    let started = 0;
    watch({
      begin: (path, line) => {
        current = { path, line };
        printer.refill();
        tell({ type: 'begin', path, line });
        started = now();
      },
      end: () => {
        const ms = now() - started;
        printer.flush();
        const after = rows();
        const changed = stringify(after) === stringify(before) ? {} : { rows: after, before };
        tell({ type: 'end', ms, ...changed });
        before = after;
      },
      threw: (text) => printer.print(`${text}\n`),
    });
  };
  const fail = (error: unknown, hint?: string): void => {
    const failure = failureIn(chapters, current, error, hint);
    tell({ type: 'failed', failure, ...comparedIn(error) });
  };
  const program = async (printer: Printer): Promise<void> => {
    follow(printer);
    for (const chapter of chapters) {
      current = undefined;
      await importChapter(chapter);
    }
  };
  const print = (text: string): void => tell({ type: 'print', text });
  await play(program, { print, threw: fail, unhandled: fail });
  tell({ type: 'done' });
}

/** Where two values were compared, and not by a text that already has both. */
function comparedIn(error: unknown): { compared?: Compared } {
  const { operator = '', actual = '', expects = '' } = readThrown(error).assertion ?? {};
  if (!/^(is|equal|match|type|instance)$/.test(operator)) return {};
  const [expected, found] = [expects, actual].map((text) =>
    clipped(text.replaceAll(/\s+/g, ' '), 60),
  );
  return { compared: { expected: expected ?? '', found: found ?? '' } };
}

function failureIn(
  chapters: readonly Chapter[],
  current: { path: string; line: number } | undefined,
  error: unknown,
  hint?: string,
): Failure {
  if (error instanceof OtherCodeError) return error.failure;
  const read = readThrown(error);
  const thrown = { ...read, stack: readableStack(read.stack) };
  const chapter = chapters.find(({ path }) => path === current?.path);
  const block = chapter?.blocks.find(({ openLine }) => openLine === current?.line);
  if (chapter === undefined || block === undefined) {
    const place = { path: chapters.at(-1)?.path ?? '', line: 1, column: 1 };
    return { ...place, isSomewhere: true, message: thrown.text };
  }
  const rename = (file: string): string | undefined =>
    chapters.find(({ path }) => file === `/${path}`)?.path;
  const advice = hint ?? nodeOnlyName(thrown.text);
  const words = advice === undefined ? {} : { hint: advice };
  return failureOf(thrown, chapters, rename, { chapter, block }, words);
}
