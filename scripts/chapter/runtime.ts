/**
 * What a chapter's program calls at the borders of its blocks. With nobody watching (a test that
 * imports the program, say) the calls do nothing, and the program is an ordinary module.
 */
import { describeError, hasName, NothingThrownError } from './thrown.ts';

export interface Watcher {
  begin(page: string, line: number): void;
  end(page: string, line: number): void;
  /** A block that must throw threw this, which counts as its output. */
  threw(text: string): void;
}

let watcher: Watcher | undefined;

export function watch(newWatcher: Watcher | undefined): void {
  watcher = newWatcher;
}

export function begin(page: string, line: number): void {
  watcher?.begin(page, line);
}

export function end(page: string, line: number): void {
  watcher?.end(page, line);
}

/** Runs a `throws=` block: resolves only if it throws an error of that name. */
export async function mustThrow(name: string, block: () => Promise<void>): Promise<void> {
  try {
    await block();
  } catch (error) {
    if (!hasName(error, name)) throw error;
    watcher?.threw(describeError(error));
    return;
  }
  throw new NothingThrownError(name);
}
