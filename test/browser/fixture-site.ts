/** The pages of `pages/`, built as the guide is: tests on them do not depend on the guide's words. */
import fs from 'node:fs';
import path from 'node:path';
import { root } from '../../scripts/runner/workspace.ts';
import { isExercises, readPages, runsInTab } from '../../scripts/site/build/guide-pages.ts';
import { SiteBuilder } from '../../scripts/site/build/site-builder.ts';

/** Where `npm run site` puts the guide. */
export const guideSite = path.join(root, 'build/site');

/** The pages of the guide that have a program to run. */
export const guidePages = readPages().filter(
  (page) => runsInTab(page) && !isExercises(page.chapter.path),
);

let building: Promise<string> | undefined;

/** @returns its folder, once it is there. */
export function fixtureSite(): Promise<string> {
  return (building ??= build());
}

async function build(): Promise<string> {
  const builder = new SiteBuilder('test-site');
  // The scripts are those of the guide, which `npm run test:browser` has built.
  fs.cpSync(path.join(guideSite, 'assets'), path.join(builder.folder, 'assets'), {
    recursive: true,
  });
  const folder = path.join(import.meta.dirname, 'pages');
  const files = fs
    .readdirSync(folder)
    .filter((name) => name.endsWith('.md'))
    .map((name) => `test/browser/pages/${name}`);
  const troubles = await builder.buildPages(readPages(files), Promise.resolve({ entries: [] }));
  if (troubles.length > 0) throw new Error(troubles.join('\n'));
  return builder.folder;
}
