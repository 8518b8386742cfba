/** Programs become modules of this worker, which those after them can import. */
import type { Chapter } from '../../guide/chapter.ts';
import { compiled } from './compiled.ts';
import { moduleText, modules, nameChapter } from './modules.ts';
import { namePlaces } from './places.ts';
import { link, type Compiled } from './program.ts';

export function importChapter(chapter: Chapter): Promise<void> {
  return importProgram(chapter.name, chapter.path, compiled(chapter));
}

/** `path` is what stack traces call it. */
export async function importProgram(name: string, path: string, program: Compiled): Promise<void> {
  const { code, columnOf } = link(program, path, modules);
  const address = moduleText(`${code}\n//# sourceURL=/${path}`);
  // WebKit names a program by its address, whatever it calls itself.
  namePlaces(address, path, columnOf);
  const namespace: unknown = await import(address);
  nameChapter(name, namespace as object);
}
