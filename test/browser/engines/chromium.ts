/** Chromium, spoken to beneath playwright: that takes the end of a frame for the end of the page. */
import { openBrowser } from '../../../scripts/site/build/browser.ts';
import { Window } from './window.ts';

export async function openChromium(): Promise<Window> {
  const browser = await openBrowser();
  const page = await browser.newPage();
  const session = await page.context().newCDPSession(page);
  return new Window({
    go: (url) => session.send('Page.navigate', { url }),
    async call(script, args) {
      const { result, exceptionDetails: trouble } = await session.send('Runtime.evaluate', {
        expression: `(${script})(...${JSON.stringify(args)})`,
        returnByValue: true,
      });
      if (trouble !== undefined) throw new Error(trouble.exception?.description ?? trouble.text);
      return result.value as unknown;
    },
    close: () => browser.close(),
  });
}
