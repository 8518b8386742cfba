import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { openSite, type Site } from './open-site.ts';
import { RunningPage } from './running-page.ts';

type Use = (page: RunningPage, site: Site) => Promise<void>;

/** Declares a test on a page, which must not complain nor reach for another host. */
export interface PageTest {
  (name: string, chapter: string, use: Use): void;
  after(hook: () => void): void;
  run(): void;
}

/** A suite with one browser and one server for all of its tests; the pages are those of `pages/`. */
export function pageSuite(name: string, folder?: () => Promise<string>): PageTest {
  const tests = suite(name);
  const opened = openSite(tests, folder);

  const test = (testName: string, chapter: string, use: Use) => {
    tests(testName, async () => {
      const site = await opened();
      const page = await RunningPage.open(site.browser, site.address, chapter);
      try {
        await use(page, site);
        assert.equal(page.complaints, []);
      } finally {
        await page.close();
      }
    });
  };
  return Object.assign(test, { after: tests.after, run: () => tests.run() });
}
