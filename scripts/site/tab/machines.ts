/** What all that is on a page shares, since it is large. */
import type { Engine } from './engine.ts';
import type { Checker } from './type-worker.ts';

export interface Machines {
  readonly engine: Engine;
  readonly checker: Checker;
}
