/**
 * The library as npm installs it, for `npm run bench`. The folder of the bench has a package.json of
 * its own, for the peers, and cannot name the package.
 */
export * from 'event-sourcing-workbook';
