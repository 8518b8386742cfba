/**
 * What the guide guarantees, in the order of its table. A test shows the guarantee that its name
 * begins with.
 */
export interface Guarantee {
  /** As in the table, and where the name of a test begins. */
  readonly title: string;
  /** Other beginnings. */
  readonly also?: readonly string[];
}

export const GUARANTEES: readonly Guarantee[] = [
  { title: 'An append is stored whole or not at all' },
  { title: 'A loser is told ConcurrencyError' },
  { title: 'A sequence has no gap and no duplicate' },
  {
    title: 'What is acknowledged is stored',
    also: ['The next writer continues', 'The same objects work again'],
  },
  { title: 'What is written is read back equal' },
  { title: 'Overlapping calls never mix' },
  {
    title: 'Nothing stored is altered',
    also: ['A table that is there is never altered'],
  },
  { title: 'A sequence is read in order' },
  { title: 'Applications do not hear each other' },
  { title: 'An entity follows from its events' },
  { title: 'A damaged row is named, and others stay readable' },
  { title: 'Data is never taken for code' },
  {
    title: 'An error says what to do',
    also: ['A connection that fails says what to do', 'An error says what has happened'],
  },
];

/** The guarantee that a test shows. */
export function guaranteeOf(test: string): Guarantee | undefined {
  return GUARANTEES.find(({ title, also = [] }) =>
    [title, ...also].some((beginning) => test.startsWith(beginning)),
  );
}
