/** What is said of an answer, in a real browser. */
import * as assert from 'uvu/assert';
import { check, exerciseOf, starterOf, timeout, write } from './exercise-work.ts';
import { guideSite } from './fixture-site.ts';
import { pageSuite } from './page-suite.ts';

const test = pageSuite('verdicts', () => Promise.resolve(guideSite));

test(
  'a verdict on an answer that has been changed since is greyed',
  '1-domain-exercises',
  async (page) => {
    const { solution } = exerciseOf('domain-1');
    await write(page, 'domain-1', solution.text);
    await check(page, 'domain-1');
    const verdict = page.result(await starterOf(page, 'domain-1'));
    assert.is(await verdict.evaluate(({ classList }) => classList.contains('stale')), false);

    await write(page, 'domain-1', `${solution.text}\n// more`);

    assert.is(await verdict.evaluate(({ classList }) => classList.contains('stale')), true);
    await check(page, 'domain-1');
    assert.is(await verdict.evaluate(({ classList }) => classList.contains('stale')), false);
  },
);

test(
  'another half is checked when the types are asked for',
  '1-domain-exercises',
  async (running) => {
    const { solution } = exerciseOf('domain-3');
    const half = solution.text.replace('unhandled(event: never)', 'unhandled(event: RoomEvent)');
    await write(running, 'domain-3', half);
    assert.match(await check(running, 'domain-3'), 'what it does, not its types');

    const figure = await starterOf(running, 'domain-3');
    await running.result(figure).getByText('Check the types, too').click();
    await running.result(figure).locator('.failure').waitFor({ timeout });
    assert.match(await running.result(figure).innerText(), 'Which type has no values at all?');

    await write(running, 'domain-3', solution.text);
    assert.match(await check(running, 'domain-3'), 'what it does and its types');
    await write(running, 'domain-3', `${solution.text}\nconst wrong: number = '';`);
    assert.match(await check(running, 'domain-3'), /TS2322[^]*Line 28 of your answer/);
  },
);

const failures: readonly (readonly [string, string, RegExp])[] = [
  ['a syntax error', 'const = 1;', /Syntax error[^]*Line 1 of your answer/],
  ['a missing export', 'export const version = 4;', /Your answer exports nothing called/],
  ['an error', `\nthrow new TypeError('no');`, /TypeError: no[^]*Line 2 of your answer/],
  ['a loop without an end', `// one\nfor (;;) {}`, /did not end within[^]*In your answer/],
];
for (const [name, code, words] of failures) {
  test(`${name} is told`, '1-domain-exercises', async (page) => {
    await write(page, 'domain-1', code);
    assert.match(await check(page, 'domain-1'), words);
    const line = /Line (\d+) of your answer/.exec(String(words))?.[1];
    assert.is(await page.page.locator('.cm-line.bad-line').count(), line === undefined ? 0 : 1);
  });
}

test.run();
