/** What a reader does with an exercise on its page. */
import type { Locator } from 'playwright-core';
import type { Exercise } from '../../scripts/chapter/exercise.ts';
import { readGuide } from '../../scripts/exercises/guide.ts';
import type { RunningPage } from './running-page.ts';

export const timeout = 60_000;
export const { exercises } = readGuide();

export function exerciseOf(id: string): Exercise {
  return exercises.find((exercise) => exercise.id === id)!;
}

export async function starterOf({ page }: RunningPage, id: string): Promise<Locator> {
  const figure = page.locator(`#L${exerciseOf(id).starter.line - 1}`);
  await figure.scrollIntoViewIfNeeded();
  await figure.locator('.run').waitFor({ timeout });
  return figure;
}

export async function write(page: RunningPage, id: string, code: string): Promise<void> {
  const figure = await starterOf(page, id);
  if (await figure.locator('.edit').isVisible()) await figure.locator('.edit').click();
  await figure.locator('.cm-content').press('ControlOrMeta+a');
  await page.page.keyboard.insertText(code.trimEnd());
}

/** @returns what is said of the answer. */
export async function check(page: RunningPage, id: string): Promise<string> {
  const figure = await starterOf(page, id);
  await figure.locator('.run').click();
  await page.page
    .locator(
      `#L${exerciseOf(id).starter.line - 1}:is([data-state="passed"], [data-state="failed"])`,
    )
    .waitFor({ timeout });
  return page.result(figure).innerText();
}
