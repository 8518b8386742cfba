/** The page's own script: everything else is loaded when it is asked for. */
import { theWorkbook } from '../workbook.ts';
import { Desk } from './desk.ts';
import { Engine } from './engine.ts';
import { offerExercises } from './offer.ts';
import { Checker } from './type-worker.ts';

const { chapters = [] } = theWorkbook();
const chapter = chapters.at(-1);
if (chapter !== undefined) {
  const bench = { engine: new Engine(), checker: new Checker(), chapters };
  new Desk(chapter, bench).open();
  offerExercises(chapter.name, bench);
}
