import path from 'node:path';
import type { Browser } from 'playwright-core';
import type { Test } from 'uvu';
import { root } from '../../scripts/runner/workspace.ts';
import { openBrowser } from '../../scripts/site/build/browser.ts';
import { serve } from '../../scripts/site/build/serve.ts';

/** What the tests of a suite share. */
export interface Site {
  readonly browser: Browser;
  readonly address: string;
}

/**
 * One browser and one server for a suite: opened when the first test asks for them (uvu takes no
 * notice of what a hook throws), and closed after the last one.
 */
export function openSite<Context>(test: Test<Context>): () => Promise<Site> {
  let opened: Promise<Site & { close(): Promise<void> }> | undefined;
  test.after(async () => (await opened?.catch(() => undefined))?.close());
  const open = async () => {
    const browser = await openBrowser();
    const server = await serve(path.join(root, 'build/site'), 0);
    const close = async (): Promise<void> => {
      server.close();
      await browser.close();
    };
    return { browser, address: server.address, close };
  };
  return () => (opened ??= open());
}
