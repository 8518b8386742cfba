/** Working on the exercises in a real browser. */
import type { Locator } from 'playwright-core';
import * as assert from 'uvu/assert';
import { readGuide } from '../../scripts/exercises/guide.ts';
import type { Exercise } from '../../scripts/exercises/exercise.ts';
import { ideas } from '../scripts/exercises/ideas.ts';
import { axeFindings } from './axe.ts';
import { pageSuite } from './page-suite.ts';
import { RunningPage } from './running-page.ts';

const timeout = 60_000;
const { exercises } = readGuide();
const test = pageSuite('exercises');

function exerciseOf(id: string): Exercise {
  return exercises.find((exercise) => exercise.id === id)!;
}

async function starterOf({ page }: RunningPage, id: string): Promise<Locator> {
  const figure = page.locator(`#L${exerciseOf(id).starter.line - 1}`);
  await figure.scrollIntoViewIfNeeded();
  await figure.locator('.run').waitFor({ timeout });
  return figure;
}

async function write(page: RunningPage, id: string, code: string): Promise<void> {
  const figure = await starterOf(page, id);
  if (await figure.locator('.edit').isVisible()) await figure.locator('.edit').click();
  await figure.locator('.cm-content').press('ControlOrMeta+a');
  await page.page.keyboard.insertText(code.trimEnd());
}

/** @returns what is said of the answer. */
async function check(page: RunningPage, id: string): Promise<string> {
  const figure = await starterOf(page, id);
  await figure.locator('.run').click();
  await page.page
    .locator(
      `#L${exerciseOf(id).starter.line - 1}:is([data-state="passed"], [data-state="failed"])`,
    )
    .waitFor({ timeout });
  return page.result(figure).innerText();
}

for (const chapter of ['1-domain', '2-infrastructure', '3-application']) {
  const own = exercises.filter((exercise) => exercise.chapter === `guide/${chapter}.md`);

  test(`${chapter}: solutions pass, and starters fail with their ideas`, chapter, async (page) => {
    const said: string[] = [];
    for (const { id, solution } of own) {
      const failed = await check(page, id);
      if (!ideas[id]!.test(failed.replaceAll('\n', ' '))) said.push(`${id} starter: ${failed}`);
      await write(page, id, solution.text);
      const passed = await check(page, id);
      if (!/✓ Passed/.test(passed)) said.push(`${id} solution: ${passed}`);
    }
    assert.equal(said, []);
  });
}

test('the fold of a check opens for the line that says no', '1-domain', async (page) => {
  const fold = page.page.locator('details', { hasText: 'The check' }).first();
  assert.is(await fold.getAttribute('open'), null);

  await check(page, 'domain-1');

  assert.is(await fold.getAttribute('open'), '');
  assert.ok(await fold.locator('.bad-line').isVisible());
});

test('answers and progress survive', '1-domain', async (page) => {
  await write(page, 'domain-1', exerciseOf('domain-1').solution.text);
  await check(page, 'domain-1');
  await page.page.reload();

  const figure = await starterOf(page, 'domain-1');
  await figure.locator('.cm-content').waitFor({ timeout });
  assert.match(await figure.locator('.cm-content').innerText(), 'version = 4');
  assert.is(await figure.getAttribute('data-state'), 'passed');

  await figure.locator('.reset').click();
  assert.is(await figure.getAttribute('data-state'), 'open');
  assert.is(await figure.locator('.cm-content').count(), 0);
});

test('hints come one by one, the solution after a question', '1-domain', async ({ page }) => {
  const figure = await starterOf(new RunningPage(page, []), 'domain-1');
  const { hints, solution } = exerciseOf('domain-1');
  const aid = page.getByRole('group', { name: 'Help: Count the events' });
  const list = aid.locator('xpath=preceding-sibling::ol[1]').locator('li');
  const answer = page.locator(`#L${solution.line - 1}`);
  assert.is(await list.filter({ visible: true }).count(), 0);
  assert.is(await answer.isVisible(), false);

  await aid.getByText('Hint 1 of 3').press('Enter');
  assert.is(await list.filter({ visible: true }).count(), 1);
  assert.is(await list.first().innerText(), hints[0]);

  await aid.getByText('Solution').press('Enter');
  assert.match(await aid.innerText(), '2 hints are left');
  await page.keyboard.press('Enter');
  assert.is(await answer.isVisible(), false);
  await aid.getByText('Solution').click();
  await aid.getByText('Show it').click();
  await answer.waitFor();
  assert.ok(await page.getByText('Why it works.').first().isVisible());
  await page.reload();

  await figure.locator('.run').waitFor({ timeout });
  assert.is(await list.filter({ visible: true }).count(), 1);
  await aid.getByText('Hint 2 of 3').click();
  await aid.getByText('Hint 3 of 3').click();
  assert.is(await aid.count(), 0);
});

test('a verdict on an answer that has been changed since is greyed', '1-domain', async (page) => {
  const { solution } = exerciseOf('domain-1');
  await write(page, 'domain-1', solution.text);
  await check(page, 'domain-1');
  const verdict = page.result(await starterOf(page, 'domain-1'));
  assert.is(await verdict.evaluate(({ classList }) => classList.contains('stale')), false);

  await write(page, 'domain-1', `${solution.text}\n// more`);

  assert.is(await verdict.evaluate(({ classList }) => classList.contains('stale')), true);
  await check(page, 'domain-1');
  assert.is(await verdict.evaluate(({ classList }) => classList.contains('stale')), false);
});

test('who has passed is not asked before the solution is shown', '1-domain', async (page) => {
  await write(page, 'domain-1', exerciseOf('domain-1').solution.text);
  await check(page, 'domain-1');
  const aid = page.page.getByRole('group', { name: 'Help: Count the events' });

  await aid.getByText('Compare with the solution').click();

  assert.ok(await page.page.getByText('Why it works.').first().isVisible());
});

test('what has passed is marked, exported and imported', '1-domain', async (running) => {
  const { page } = running;
  const done = page.locator('nav.contents .done');
  await write(running, 'domain-1', exerciseOf('domain-1').solution.text);
  await check(running, 'domain-1');
  await page.locator('nav.contents li', { hasText: 'Count the events' }).locator('.done').waitFor();
  const bar = page.getByRole('group', { name: 'Your exercises' });
  assert.match(await bar.innerText(), '1 of 6 passed');
  const download = page.waitForEvent('download');
  await bar.getByText('Export').click();
  const file = await (await download).path();

  await page.evaluate(() => localStorage.clear());
  await page.reload();
  await starterOf(running, 'domain-1');
  assert.is(await done.count(), 0);

  const input = bar.locator('input');
  const bad = { name: 'a.json', mimeType: 'application/json', buffer: Buffer.from('{"a":1}') };
  await input.setInputFiles(bad);
  await bar.getByText('Nothing has changed.').waitFor();

  await input.setInputFiles(file);
  await bar.getByText('Imported: 1 answer, 1 passed.').waitFor();
  assert.is(await done.count(), 1);
  await page.reload();
  await done.waitFor();
  const figure = await starterOf(running, 'domain-1');
  await figure.locator('.cm-content').waitFor({ timeout });
  assert.match(await figure.locator('.cm-content').innerText(), 'version = 4');
});

test('another half is checked when the types are asked for', '1-domain', async (running) => {
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
});

const failures: readonly (readonly [string, string, RegExp])[] = [
  ['a syntax error', 'const = 1;', /Syntax error[^]*Line 1 of your answer/],
  ['a missing export', 'export const version = 4;', /Your answer exports nothing called/],
  ['an error', `\nthrow new TypeError('no');`, /TypeError: no[^]*Line 2 of your answer/],
  ['a loop without an end', `// one\nfor (;;) {}`, /did not end within[^]*In your answer/],
];
for (const [name, code, words] of failures) {
  test(`${name} is told`, '1-domain', async (page) => {
    await write(page, 'domain-1', code);
    assert.match(await check(page, 'domain-1'), words);
    const line = /Line (\d+) of your answer/.exec(String(words))?.[1];
    assert.is(await page.page.locator('.cm-line.bad-line').count(), line === undefined ? 0 : 1);
  });
}

const waits = 'await new Promise((resolve) => setTimeout(resolve, 3000));';

test('a run that a check stops says why', '1-domain', async (page) => {
  await page.append(page.block('assert.is(opened.owner'), waits);
  await page.page.locator('.runner .run').click();
  await page
    .block('assert.is(opened.owner')
    .and(page.page.locator('[data-state="running"]'))
    .waitFor();

  await check(page, 'domain-1');

  assert.match(await page.ended(), 'Stopped: an exercise was checked');
});

test('a check that a run stops says why', '1-domain', async (page) => {
  await write(page, 'domain-1', waits);
  const figure = await starterOf(page, 'domain-1');
  await figure.locator('.run').click();

  assert.match(await page.runAll(), 'blocks ran in');

  assert.match(await page.result(figure).innerText(), 'Stopped: something else was run');
});

test('axe finds nothing in an exercise that is worked on', '1-domain', async (_page, site) => {
  for (const colorScheme of ['light', 'dark'] as const) {
    const context = await site.browser.newContext({ bypassCSP: true, colorScheme });
    const page = await context.newPage();
    await page.goto(`${site.address}1-domain.html`);
    const running = new RunningPage(page, []);
    await write(running, 'domain-1', exerciseOf('domain-1').solution.text);
    await check(running, 'domain-1');
    await check(running, 'domain-2');
    const aid = page.getByRole('group', { name: 'Help: Count the events' });
    await aid.getByText('Hint 1 of 3').click();
    await aid.getByText('Solution').click();
    assert.equal(await axeFindings(page), [], colorScheme);
    await context.close();
  }
});

test.run();
