/** Plays programs in this worker: a chapter's, or an answer's and its check's. */
import { captureConsole } from './console.ts';
import { rememberTimers } from './timers.ts';
import { UnhandledErrors } from './unhandled-errors.ts';

export interface Listener {
  print(text: string): void;
  /** The program itself threw this. */
  threw(error: unknown): void;
  /** This was thrown where no code could catch it. */
  unhandled(error: unknown, hint?: string): void;
}

export type Printer = ReturnType<typeof captureConsole>;

/** Waits for all that comes of a program, soon after its end, too. */
export async function play(
  program: (printer: Printer) => Promise<void>,
  { print, threw, unhandled }: Listener,
): Promise<void> {
  const printer = captureConsole(print);
  const errors = new UnhandledErrors((error, hint) => {
    printer.flush();
    unhandled(error, hint);
  });
  const timers = rememberTimers(globalThis);
  try {
    await program(printer);
    await errors.allTold();
    if (await timers.settled()) await errors.allTold();
  } catch (error) {
    printer.flush();
    threw(error);
  }
  printer.flush();
}
