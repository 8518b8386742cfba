/** The page's own script: everything else is loaded when it is asked for. */
import { theWorkbook } from './data.ts';
import { Desk } from './desk.ts';
import { Engine } from './engine.ts';
import { offerExercises } from './offer.ts';
import { Checker } from './type-worker.ts';

const { chapters } = theWorkbook();
const chapter = chapters.at(-1);
if (chapter !== undefined) {
  const machines = { engine: new Engine(), checker: new Checker() };
  new Desk(chapter, chapters.slice(0, -1), machines).open();
  offerExercises(chapter.name, { ...machines, chapters });
}
