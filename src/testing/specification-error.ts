/** A specification does not hold, or is not whole. Runners show what `expected` and `actual` differ in. */
export class SpecificationError extends Error {
  override readonly name = 'SpecificationError';
  /** What was to happen, an event a line. */
  readonly expected: string | undefined;
  /** What happened, an event a line. */
  readonly actual: string | undefined;

  /**
   * @param message what is wrong.
   * @param details what was to happen and what did, or the error that came instead, as `cause`.
   */
  constructor(
    message: string,
    details: ErrorOptions & { readonly expected?: string; readonly actual?: string } = {},
  ) {
    super(message, details);
    this.expected = details.expected;
    this.actual = details.actual;
  }
}
