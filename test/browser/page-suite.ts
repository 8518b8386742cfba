import path from 'node:path';
import type { Browser } from 'playwright-core';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { root } from '../../scripts/guide/workspace.ts';
import { openBrowser } from '../../scripts/site/browser.ts';
import { serve, type Server } from '../../scripts/site/serve.ts';
import { RunningPage } from './running-page.ts';

/** What the tests of a suite share. */
export interface Site {
  readonly browser: Browser;
  readonly address: string;
}

type Use = (page: RunningPage, site: Site) => Promise<void>;

/** Declares a test on a chapter's page, which must not complain nor reach for another host. */
export interface PageTest {
  (name: string, chapter: string, use: Use): void;
  run(): void;
}

/** A suite with one browser and one server for all of its tests. */
export function pageSuite(name: string): PageTest {
  const tests = suite(name);
  let browser: Browser;
  let server: Server;

  tests.before(async () => {
    browser = await openBrowser();
    server = await serve(path.join(root, 'build/site'), 0);
  });

  tests.after(async () => {
    server.close();
    await browser.close();
  });

  const test = (testName: string, chapter: string, use: Use) => {
    tests(testName, async () => {
      const page = await RunningPage.open(browser, server.address, chapter);
      try {
        await use(page, { browser, address: server.address });
        assert.equal(page.complaints, []);
      } finally {
        await page.close();
      }
    });
  };
  return Object.assign(test, { run: () => tests.run() });
}
