import type { Browser } from 'playwright-core';
import type { Test } from 'uvu';
import { openBrowser } from '../../scripts/site/build/browser.ts';
import { serve } from '../../scripts/site/build/serve.ts';
import { fixtureSite } from './fixture-site.ts';

/** What the tests of a suite share. */
export interface Site {
  readonly browser: Browser;
  readonly address: string;
}

/**
 * One browser and one server for a suite: opened when the first test asks for them (uvu takes no
 * notice of what a hook throws), and closed after the last one. `folder` is what is served.
 */
export function openSite<Context>(
  test: Test<Context>,
  folder: () => Promise<string> = fixtureSite,
): () => Promise<Site> {
  let opened: Promise<Site & { close(): Promise<void> }> | undefined;
  test.after(async () => (await opened?.catch(() => undefined))?.close());
  const open = async () => {
    const browser = await openBrowser();
    const server = await serve(await folder(), 0);
    const close = async (): Promise<void> => {
      server.close();
      await browser.close();
    };
    return { browser, address: server.address, close };
  };
  return () => (opened ??= open());
}
