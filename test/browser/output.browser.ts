/** What blocks print, and what comes of them late. */
import * as assert from 'uvu/assert';
import { pageSuite } from './page-suite.ts';

const test = pageSuite('output');
const first = 'assert.is(opened.owner';

const ends: readonly (readonly [string, string])[] = [
  ['a loop without an end', 'for (;;) {}'],
  ['a promise that never settles', 'await new Promise(() => {});'],
];
for (const [name, code] of ends) {
  test(`what was printed before ${name} is shown`, '1-domain', async (page) => {
    const block = page.block(first);
    await page.append(block, `console.log('one');\nconsole.log('two');\n${code}`);

    await page.runAll();

    assert.match(await page.result(block).innerText(), /one\ntwo\n[^]*did not end/);
  });
}

test('what was printed before Stop is shown', '1-domain', async (page) => {
  const block = page.block(first);
  const many = `for (let n = 0; n < 1000; n += 1) console.log('line', n);`;
  await page.append(block, `${many}\nawait new Promise(() => {});`);
  await page.page.locator('.runner .run').click();
  await page.result(block).getByText('line 999').waitFor();

  await page.page.locator('.runner .stop').click();

  assert.match(await page.result(block).innerText(), 'line 999');
});

test.run();
