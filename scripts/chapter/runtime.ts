/**
 * What a chapter's program calls at the borders of its blocks. With nobody watching (a test that
 * imports the program, say) the calls do nothing, and the program is an ordinary module.
 */

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

/** Something that we noticed ourselves: its message stands alone, without a name before it. */
export class RunnerError extends Error {}

export class NothingThrownError extends RunnerError {
  constructor(expected: string) {
    super(`This block should have thrown ${expected}, and it threw nothing.`);
  }
}

/** `Name: message`, without the stack, which nobody could quote. */
export function describeError(error: unknown): string {
  if (!(error instanceof Error)) return `A value that is no Error was thrown: ${show(error)}`;
  return error.message === '' ? error.name : `${error.name}: ${error.message}`;
}

function hasName(error: unknown, name: string): boolean {
  // Many error classes never set `name`; then the class is what a reader sees.
  return error instanceof Error && (error.name === name || error.constructor.name === name);
}

function show(value: unknown): string {
  return typeof value === 'string' ? JSON.stringify(value) : String(value);
}
