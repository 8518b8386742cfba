/** What there is in a browser: the rest needs Node. */

/** What a block can import, besides earlier chapters. */
export const libraries = [
  'event-sourcing-workbook',
  'event-sourcing-workbook/testing',
  'typeorm',
  'uvu/assert',
] as const;

const terminal =
  'In a terminal, with the code in the page of the guide, `npm run chapters` runs it.';

/** What is said when a block asks for another database than the one that the browser brings. */
export const noDatabases = `A browser reaches no database server and no file: here it is sqlite:///:memory:. ${terminal}`;

/** Globals of Node.js that a browser has not. */
const missing =
  /^(?:ReferenceError: )?(?:Can't find variable: )?(process|Buffer|require|module|global|__dirname|__filename|setImmediate)\b/;
const needsNode =
  /^(?:node:|(?:assert|buffer|child_process|crypto|events|fs|http|net|os|path|process|stream|url|util|worker_threads)(?:\/|$)|(?:better-sqlite3|mysql2|pg|sql\.js)(?:\/|$))/;

/** What to say of something that only Node.js has; undefined for everything else. */
export function nodeOnly(specifier: string): string | undefined {
  return needsNode.test(specifier)
    ? `It is there in Node.js only, and this is a browser. ${terminal}`
    : undefined;
}

/** The same for what was thrown where a name of Node.js was used. */
export function nodeOnlyName(thrown: string): string | undefined {
  const name = missing.exec(thrown)?.[1];
  return name && `\`${name}\` is there in Node.js only, and this is a browser. ${terminal}`;
}
