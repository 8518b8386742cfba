/** Working on the exercises in a real browser. */
import path from 'node:path';
import * as assert from 'uvu/assert';
import { Examiner } from '../../scripts/exercises/examiner.ts';
import { readGuide, writeChapters } from '../../scripts/exercises/guide.ts';
import { axeFindings } from './axe.ts';
import { check, exerciseOf, exercises, starterOf, timeout, write } from './exercise-work.ts';
import { guideSite } from './fixture-site.ts';
import { pageSuite } from './page-suite.ts';
import { RunningPage } from './running-page.ts';

const test = pageSuite('exercises', () => Promise.resolve(guideSite));
const { chapters } = readGuide();
writeChapters(chapters);
const examiner = new Examiner(chapters.map(({ path: file }) => file));
test.after(() => examiner.close());

for (const file of new Set(exercises.map(({ page }) => page))) {
  const own = exercises.filter(({ page }) => page === file);
  const name = `${path.basename(file, '.md')}-exercises`;

  test(`${name}: solutions pass, and starters fail as in Node`, name, async (page) => {
    const said: string[] = [];
    for (const exercise of own) {
      const { id, starter, solution } = exercise;
      const inNode = await examiner.attempt(exercise, starter);
      const idea = inNode.kind === 'failed' ? inNode.failure.message.replaceAll('`', '') : 'passed';
      const failed = await check(page, id);
      if (!failed.replaceAll('\n', ' ').includes(idea)) said.push(`${id} starter: ${failed}`);
      await write(page, id, solution.text);
      const passed = await check(page, id);
      if (!/✓ Passed/.test(passed)) said.push(`${id} solution: ${passed}`);
    }
    assert.equal(said, []);
  });
}

test(
  'hints come before the check, which opens at the line that says no when it is asked for',
  '1-domain-exercises',
  async (page) => {
    const fold = page.page.locator('details', { hasText: 'The check' }).first();
    assert.is(await fold.getAttribute('open'), null);

    await check(page, 'domain-1');
    assert.is(await fold.getAttribute('open'), null);
    await page.page.locator('.verdict .place a').click();

    assert.is(await fold.getAttribute('open'), '');
    assert.ok(await fold.locator('.bad-line').isVisible());
  },
);

test('answers and progress survive', '1-domain-exercises', async (page) => {
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
  await page.result(figure).getByText('Undo').click();
  await figure.locator('.cm-content').waitFor({ timeout });
  assert.is(await figure.getAttribute('data-state'), 'passed');
});

test(
  'hints come one by one, the solution after a question',
  '1-domain-exercises',
  async ({ page }) => {
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
  },
);

test(
  'who has passed is not asked before the solution is shown',
  '1-domain-exercises',
  async (page) => {
    await write(page, 'domain-1', exerciseOf('domain-1').solution.text);
    await check(page, 'domain-1');
    const aid = page.page.getByRole('group', { name: 'Help: Count the events' });

    await aid.getByText('Compare with the solution').click();

    assert.ok(await page.page.getByText('Why it works.').first().isVisible());
  },
);

test('what has passed is marked, exported and imported', '1-domain-exercises', async (running) => {
  const { page } = running;
  const done = page.locator('nav.contents .done');
  await write(running, 'domain-1', exerciseOf('domain-1').solution.text);
  await check(running, 'domain-1');
  await page.locator('nav.contents li', { hasText: 'Count the events' }).locator('.done').waitFor();
  const bar = page.getByRole('group', { name: 'Your exercises' });
  assert.match(await bar.innerText(), /1 of \d+ passed/);
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

const waits = 'await new Promise((resolve) => setTimeout(resolve, 3000));';

test('a check that another check stops says why', '1-domain-exercises', async (page) => {
  await write(page, 'domain-1', waits);
  const figure = await starterOf(page, 'domain-1');
  await figure.locator('.run').click();

  await check(page, 'domain-2');

  assert.match(await page.result(figure).innerText(), 'Stopped: something else was run');
});

test(
  'axe finds nothing in an exercise that is worked on',
  '1-domain-exercises',
  async (_page, site) => {
    for (const colorScheme of ['light', 'dark'] as const) {
      const context = await site.browser.newContext({ bypassCSP: true, colorScheme });
      const page = await context.newPage();
      await page.goto(`${site.address}1-domain-exercises.html`);
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
  },
);

test.run();
