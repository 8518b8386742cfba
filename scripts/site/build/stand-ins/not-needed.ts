/** Stands in for what our tools ask for and the tab has no use for. */

/** The checker of options that sucrase uses: ours do not change. */
export const createCheckers = () => ({ Options: { strictCheck: (): void => {} } });

/** What TypeORM tells about itself while it is looked into: nothing, here. */
export default function notNeeded(): void {}

/** The source maps of sucrase: our lines are those of the page. */
export const [GenMapping, maybeAddSegment, toEncodedMap] = [notNeeded, notNeeded, notNeeded];
