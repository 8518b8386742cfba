/** Programs become modules of this worker, which those after them can import. */
import type { Chapter } from '../../guide/chapter.ts';
import { compiled } from './compiled.ts';
import { moduleText, modules, nameChapter } from './modules.ts';
import { link, type Compiled } from './program.ts';

export function importChapter(chapter: Chapter): Promise<void> {
  return importProgram(chapter.name, chapter.path, compiled(chapter));
}

/** `path` is what stack traces call it. */
export async function importProgram(name: string, path: string, program: Compiled): Promise<void> {
  const code = link(program, path, modules);
  const namespace: unknown = await import(moduleText(`${code}\n//# sourceURL=/${path}`));
  nameChapter(name, namespace as object);
}
