/** What the process of the programs tells its parent: at once and in order. */
import { writeSync } from 'node:fs';
import { readThrown, type Thrown } from '../chapter/thrown.ts';
import type { PlayEvent, Settled } from './play-event.ts';
import { startedBy } from './started-by.ts';

// Programs may replace all of these; what we need is taken from them before one runs.
const { stringify } = JSON;
const exit = process.exit.bind(process);
const encoder = new TextEncoder();
const write = writeSync;
/** The pipe of the events. */
const events = 4;
const printLimit = 5_000_000;
const seen = new WeakSet<object>();
let printed = 0;

/** Ends a program that was given up; it is no news. */
export class StopError extends Error {}

/** Written before anything else happens, whatever the process is caught in afterwards. */
export function say(event: PlayEvent | Settled): void {
  const bytes = encoder.encode(`${stringify(event)}\n`);
  if (event.type === 'begin' || event.type === 'settled') printed = 0;
  try {
    for (let at = 0; at < bytes.length;) at += write(events, bytes, at);
  } catch {
    // The parent is gone.
    exit(1);
  }
}

/** Printing without end is cut off, and told once in each block. */
export function print(text: string): void {
  if (printed > printLimit) return;
  printed += text.length;
  const block = startedBy();
  if (printed > printLimit) say({ type: 'flood', limit: printLimit, startedBy: block });
  else say({ type: 'print', text, startedBy: block });
}

export function tell(error: unknown, how: 'program' | 'rejection' | 'callback'): void {
  if (error instanceof StopError) return;
  if (typeof error === 'object' && error !== null) {
    if (seen.has(error)) return;
    seen.add(error);
  }
  let thrown: Thrown;
  try {
    thrown = readThrown(error);
  } catch {
    // The program has broken what reading needs.
    const text = 'Something was thrown that cannot be read.';
    thrown = { text, message: '', stack: '', causes: [] };
  }
  say({ type: 'thrown', thrown, how, startedBy: how === 'program' ? undefined : startedBy() });
}
