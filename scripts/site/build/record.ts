/** Plays the chapters and keeps what each block prints and what the tables hold after it. */
import { readWithImports, siblingPages } from '../../runner/pages.ts';
import { Player } from '../../runner/player.ts';
import { programFile, writePrograms } from '../../runner/workspace.ts';
import type { Recorded, Row } from '../shared/rows.ts';

/** By page, then by the line of the block. */
export type Recordings = Record<string, Record<number, Recorded>>;

export interface Recording {
  readonly recordings: Recordings;
  /** What went wrong: then the rest of a chapter has not been recorded. */
  readonly troubles: readonly string[];
}

export async function startRecording(pages: readonly string[]): Promise<Recording> {
  const chapters = readWithImports(pages);
  writePrograms(chapters, 'run');
  const observer = new URL('rows-observer.ts', import.meta.url);
  const player = new Player({ limit: 10_000, observer });
  const [recordings, troubles]: [Recordings, string[]] = [{}, []];
  for (const chapter of chapters) {
    const { path } = chapter;
    // A chapter that imports none begins with no databases: in a process of its own.
    if (siblingPages(chapter).length === 0) player.close();
    let output = '';
    await player.play(programFile(path, 'run'), (event) => {
      if (event.type === 'begin') output = '';
      else if (event.type === 'print') output += event.text;
      else if (event.type === 'end' && event.page === path) {
        const rows = event.seen as readonly Row[];
        (recordings[path] ??= {})[event.line] = { output: output.replace(/\n$/, ''), rows };
      } else if (event.type === 'thrown') troubles.push(`${path}: ${event.thrown.text}`);
      else if (event.type === 'lost') troubles.push(`${path}: ${event.why}`);
      else if (event.type !== 'end') troubles.push(`${path}: it did not come to its end.`);
    });
  }
  player.close();
  return { recordings, troubles };
}
