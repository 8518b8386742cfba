/** A chapter in a real browser, as a reader uses it. */
import type { Browser, Locator, Page } from 'playwright-core';

/** Longer than anything should take: only what hangs is found by it. */
const timeout = 60_000;

export class RunningPage {
  readonly page: Page;
  readonly complaints: string[];

  constructor(page: Page, complaints: string[]) {
    this.page = page;
    this.complaints = complaints;
  }

  static async open(browser: Browser, address: string, chapter: string): Promise<RunningPage> {
    const page = await (await browser.newContext()).newPage();
    const complaints: string[] = [];
    page.on('pageerror', ({ message }) => complaints.push(message));
    page.on('console', (message) => {
      if (/error|warning/.test(message.type())) complaints.push(message.text());
    });
    const isForeign = (url: string): boolean =>
      !url.startsWith(address) && !/^(data|blob):/.test(url);
    page.on('response', (response) => {
      if (isForeign(response.url())) complaints.push(response.url());
    });
    page.on('requestfailed', (request) => {
      // What the page's policy refuses is never sent.
      if (isForeign(request.url()) && request.failure()?.errorText !== 'csp') {
        complaints.push(request.url());
      }
    });
    await page.goto(`${address}${chapter}.html`);
    return new RunningPage(page, complaints);
  }

  async close(): Promise<void> {
    await this.page.context().close();
  }

  /** The block, of those that run, whose code contains these words. */
  block(words: string): Locator {
    const blocks = this.page.locator('figure:is([data-kind="run"], [data-kind="throws"])');
    return blocks.filter({ hasText: words }).first();
  }

  /** What a block has led to. */
  result(block: Locator): Locator {
    return block.locator('xpath=following-sibling::*[1]');
  }

  async runAll(): Promise<string> {
    await this.page.locator('.runner .run').click();
    return this.ended();
  }

  async run(block: Locator): Promise<string> {
    await block.locator('.run').click();
    return this.ended();
  }

  /** Waits for the end of a run. @returns what is said of it. */
  async ended(): Promise<string> {
    await this.page.locator('.runner .stop').waitFor({ state: 'hidden', timeout });
    return this.page.locator('.runner .status').innerText();
  }

  /** Adds lines at the end of a block, in the editor. */
  async append(block: Locator, code: string): Promise<void> {
    if (await block.locator('.edit').isVisible()) await block.locator('.edit').click();
    const content = block.locator('.cm-content');
    await content.click();
    await this.page.keyboard.press('ControlOrMeta+End');
    await this.page.keyboard.insertText(`\n${code}`);
  }
}
