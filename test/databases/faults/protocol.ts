/** What a writer process is told when it starts, as JSON in its first argument. */
export interface WriterOptions {
  readonly uri: string;
  readonly table: string;
  /** Unlike that of any other writer of the table. */
  readonly name: string;
  /** The sequences it appends to, which other writers append to as well. */
  readonly sequenceIds: readonly string[];
  /** How many loops append side by side in the process. */
  readonly loops: number;
  /** A loop ends after so many acknowledged appends. By default it goes on until it is stopped. */
  readonly acknowledgements?: number;
  /** Every so manieth append is too large for one statement. By default none. */
  readonly largeEvery?: number;
}

/** What it says, one JSON line each, in the moment it knows. */
export type Report =
  | { readonly kind: 'connected' }
  /** An append that is too large for one statement is about to begin, in a new sequence. */
  | { readonly kind: 'large'; readonly sequenceId: string }
  | { readonly kind: 'acknowledged'; readonly batch: string }
  | { readonly kind: 'refused'; readonly batch: string }
  | { readonly kind: 'failed'; readonly batch: string; readonly error: string };

/** The name of a batch says how many items it has. It is stored with each of them, as the topic. */
export function batchName(writer: string, loop: number, count: number, size: number): string {
  return `${writer}.${loop}.${count}/${size}`;
}

export function sizeOfBatch(name: string): number {
  return Number(name.slice(name.lastIndexOf('/') + 1));
}
