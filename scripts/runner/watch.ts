/** Running again, on save, what changed and what imports it. */
import { spawn, type ChildProcess } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import type { Chapter } from '../chapter/chapter.ts';
import { allPages, choosePages } from './command.ts';
import type { Options } from './options.ts';
import { readChapter, siblingPages } from './pages.ts';
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
  const texts = new Map<string, string>();
  let child: ChildProcess | undefined;
  let pending = new Set<string>();

  const pages = (): string[] =>
    options.selectors.length === 0 ? allPages(options.guide) : chosen.filter(exists);
  const start = (selected: readonly string[]): void => {
    // What a run that is cut short had still to do is done by the next one.
    child?.kill();
    pending = new Set([...pending, ...selected]);
    const script = path.join(root, 'scripts/chapters.ts');
    const flags = process.argv.slice(2).filter((arg) => arg.startsWith('-') && arg !== '--watch');
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
    const changed = pages().filter((page) => hasChanged(page, texts));
    if (changed.length === 0) return;
    console.log(`\n${changed.join(', ')} changed\n`);
    start(affectedPages(changed, pages().map(readChapter)));
  };

  for (const page of pages()) hasChanged(page, texts);
  start(pages());
  for (const folder of new Set(pages().map((page) => path.dirname(path.resolve(root, page))))) {
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

function hasChanged(page: string, texts: Map<string, string>): boolean {
  // An editor may be in the middle of replacing the file; it will be back in a moment.
  if (!exists(page)) return false;
  const text = fs.readFileSync(path.join(root, page), 'utf8');
  const changed = texts.get(page) !== text;
  texts.set(page, text);
  return changed;
}

function exists(page: string): boolean {
  return fs.existsSync(path.join(root, page));
}
