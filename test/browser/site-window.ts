/** The pages of the site, and windows to read them in. */
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { guideSite } from './fixture-site.ts';
import { openSite } from './open-site.ts';

export const site = guideSite;
export const pages = readdirSync(site, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.html') && file !== 'book.html')
  .map((file) => file.replaceAll('\\', '/'))
  .toSorted();
export const guide = pages.filter((page) => !page.startsWith('api/'));

/** Opens a page of the site, from the disk or over http, in the same window each time. */
export type Open = (page: string, from?: 'disk' | 'http') => Promise<Page>;

/** A suite on the guide, and what opens windows for it: they fail if a page complains or asks another host. */
export function readingSuite(name: string, folder = () => Promise.resolve(site)) {
  const test = suite(name);
  const opened = openSite(test, folder);

  const inWindow = async (
    options: BrowserContextOptions,
    use: (open: Open) => Promise<void>,
  ): Promise<void> => {
    const { browser, address } = await opened();
    const context = await browser.newContext({
      viewport: { width: 1280, height: 900 },
      ...options,
    });
    const complaints: string[] = [];
    const window = await context.newPage();
    window.on('pageerror', (error) => complaints.push(error.message));
    window.on('console', (message) => {
      if (/error|warning/.test(message.type())) complaints.push(message.text());
    });
    window.on('request', (request) => {
      const isOurs = /^(file|data|blob):/.test(request.url()) || request.url().startsWith(address);
      if (!isOurs) complaints.push(`asked for ${request.url()}`);
    });
    try {
      await use(async (page, from = 'disk') => {
        const onDisk = pathToFileURL(path.join(await folder(), page)).href;
        await window.goto(from === 'http' ? `${address}${page}` : onDisk);
        return window;
      });
    } finally {
      await context.close();
    }
    assert.equal(complaints, []);
  };
  return { test, inWindow };
}
