/** The live guide in all three engines: the same results, and the same ways out of trouble. */
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { readGuide } from '../../scripts/exercises/guide.ts';
import { serve, type Server } from '../../scripts/site/build/serve.ts';
import { openChromium } from './engines/chromium.ts';
import { openFirefox } from './engines/firefox.ts';
import { openWebKit } from './engines/webkit.ts';
import type { Window } from './engines/window.ts';
import { guidePages, guideSite } from './fixture-site.ts';
import { shownIn } from './running-results.ts';

const engines = { Chromium: openChromium, Firefox: openFirefox, WebKit: openWebKit };
const block = 'figure[data-kind="run"]:has(pre.code)';

for (const [name, open] of Object.entries(engines)) {
  const test = suite(name);
  let window: Window;
  let server: Server;

  test.before(async () => {
    server = await serve(guideSite, 0);
    window = await open();
  });

  test.after(async () => {
    await window?.close();
    server.close();
  });

  for (const { url } of guidePages) {
    test(`${name} runs ${url} as Node does`, async () => {
      await window.go(`${server.address}${url}`);
      const recorded = await shownIn((read) => window.run(read));

      assert.match(await window.runAll(), /^\d+ blocks? ran in/);

      assert.equal(await shownIn((read) => window.run(read)), recorded);
    });
  }

  test(`${name} shows an error at its line, stops a loop, and resets`, async () => {
    await window.go(`${server.address}1-domain.html`);
    await window.write(block, `throw new TypeError('no');`, 'end');
    assert.match(await window.runAll(), 'TypeError: no');
    assert.is(await window.text(`${block} .cm-line.bad-line`), `throw new TypeError('no');`);

    await window.press(`${block} .reset`);
    await window.write(block, 'for (;;) {}', 'end');
    assert.match(await window.runAll(), 'did not end within');

    await window.press(`${block} .reset`);
    assert.match(await window.runAll(), /^\d+ blocks? ran in/);
  });

  test(`${name} checks an exercise`, async () => {
    const { starter, solution } = readGuide().exercises[0]!;
    await window.go(`${server.address}1-domain-exercises.html`);
    const figure = `#L${starter.line - 1}`;
    await window.run((id) => document.querySelector(id)?.scrollIntoView(), figure);
    await window.write(figure, solution.text.trimEnd(), 'all');
    await window.press(`${figure} .run`);
    await window.until(
      (id) => document.querySelector(`${id}[data-state="passed"]`) !== null,
      figure,
    );
  });

  test(`${name} runs a chapter from a disk`, async () => {
    await window.go(pathToFileURL(path.join(guideSite, '2-infrastructure.html')).href);
    assert.match(await window.runAll(), /^\d+ blocks? ran in/);
  });

  test.run();
}
