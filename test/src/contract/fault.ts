import type { RecordManager } from 'event-sourcing-workbook';
import type { Sequences } from './map-record-manager.ts';

/** Makes a record manager on a store, which others may have open, or have closed. */
export type Make = (sequences: Sequences, isReopened: boolean) => RecordManager;

export interface Fault {
  readonly fault: string;
  /** A test of the contract that must fail. */
  readonly foundBy: string;
  readonly make: Make;
}

/** Others get on with what they do. */
export const anyTime = (): Promise<unknown> => new Promise((resolve) => setImmediate(resolve));
