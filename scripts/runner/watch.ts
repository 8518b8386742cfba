/** Running again, on save, what changed and what imports it. */
import { spawn, type ChildProcess } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import type { Chapter } from '../chapter/chapter.ts';
import { allPages, choosePages } from './command.ts';
import type { Options } from './options.ts';
import { readWithImports, siblingPages } from './pages.ts';
import { root } from './workspace.ts';

/** The changed pages and all that import them, however indirectly, in the order given. */
export function affectedPages(changed: readonly string[], chapters: readonly Chapter[]): string[] {
  const affected = new Set(changed);
  for (let before = -1; before !== affected.size;) {
    before = affected.size;
    for (const chapter of chapters) {
      if (siblingPages(chapter).some((page) => affected.has(page))) affected.add(chapter.path);
    }
  }
  return chapters.map((chapter) => chapter.path).filter((page) => affected.has(page));
}

/** Never returns; a run is a process of its own, since a module is imported only once in each. */
export async function watchPages(options: Options): Promise<never> {
  const chosen = choosePages(options);
  const { update } = options;
  const texts = new Map<string, string>();
  let child: ChildProcess | undefined;
  let pending = new Set<string>();

  const pages = (): string[] =>
    options.selectors.length === 0 ? allPages(options.guide) : chosen.filter(exists);
  /** They and what they import: a save there changes them, too. */
  const chapters = (): Chapter[] => readWithImports(pages());
  const start = (selected: readonly string[]): void => {
    // What a run that is cut short had still to do is done by the next one.
    child?.kill();
    pending = new Set([...pending, ...selected]);
    const script = path.join(root, 'scripts/chapters.ts');
    const flags = [`--guide=${options.guide}`, `--timeout=${options.limit / 1000}`];
    if (options.update) flags.push('--update');
    if (!options.types) flags.push('--no-types');
    const args = [...process.execArgv, script, ...flags, ...pending];
    const started = spawn(process.execPath, args, { cwd: root, stdio: 'inherit' });
    child = started;
    started.on('close', (code) => {
      if (started !== child || code === null) return;
      pending.clear();
      console.log('\nWatching: save a chapter or the library to run again, Ctrl+C to end.');
    });
  };
  const look = (): void => {
    const all = chapters();
    const changed = all.filter((chapter) => hasChanged(chapter, texts, update));
    if (changed.length === 0) return;
    const paths = changed.map((chapter) => chapter.path);
    console.log(`\n${paths.join(', ')} changed\n`);
    const own = new Set(pages());
    start(affectedPages(paths, all).filter((page) => own.has(page)));
  };

  for (const chapter of chapters()) hasChanged(chapter, texts, update);
  start(pages());
  const folders = chapters().map((chapter) => path.dirname(path.resolve(root, chapter.path)));
  for (const folder of new Set(folders)) {
    fs.watch(folder, soon(look));
  }
  const library = path.join(root, 'src');
  if (fs.existsSync(library)) {
    fs.watch(
      library,
      { recursive: true },
      soon(() => {
        console.log('\nThe library changed\n');
        start(pages());
      }),
    );
  }
  return new Promise(() => undefined);
}

/** Waits for quiet: editors write a file in several steps. */
function soon(then: () => void): () => void {
  let timer: NodeJS.Timeout | undefined;
  return () => {
    clearTimeout(timer);
    timer = setTimeout(then, 60);
  };
}

/** What a run writes into the page itself, with --update, is no change. */
function hasChanged(chapter: Chapter, texts: Map<string, string>, update: boolean): boolean {
  const lines: (string | undefined)[] = [...chapter.lines];
  for (const { fence, openLine, closeLine } of update ? chapter.blocks : []) {
    if (fence.kind !== 'output' && fence.kind !== 'source') continue;
    lines.fill(undefined, openLine - 1, closeLine);
    lines[openLine - 1] = JSON.stringify(fence);
  }
  const text = lines.filter((line) => line !== undefined).join('\n');
  const changed = texts.get(chapter.path) !== text;
  texts.set(chapter.path, text);
  return changed;
}

function exists(page: string): boolean {
  return fs.existsSync(path.join(root, page));
}
