/** Where a measurement tells what it finds. */
export interface Output {
  print(text: string): void;
  /** What is going on, for somebody who waits. */
  progress(text: string): void;
}
