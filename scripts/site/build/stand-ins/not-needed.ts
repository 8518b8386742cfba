/** Stands in for what our tools ask for and the tab has no use for. */

/** The Markdown parser: pages are read when the site is built. */
export default function NotNeeded(): void {}

/** The checker of options that sucrase uses: ours do not change. */
export const createCheckers = () => ({ Options: { strictCheck: (): void => {} } });

/** The source maps of sucrase: our lines are those of the page. */
export const [GenMapping, maybeAddSegment, toEncodedMap] = [NotNeeded, NotNeeded, NotNeeded];
