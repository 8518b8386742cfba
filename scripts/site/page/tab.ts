/** The page's own script: everything else is loaded when it is asked for. */
import { theWorkbook } from './workbook.ts';
import { ChapterPage } from './chapter-page.ts';
import { Engine } from './engine.ts';
import { holdTarget } from './hold-target.ts';
import { loadExercises } from './load-exercises.ts';
import { Checker } from './checker.ts';

holdTarget();
const { chapters = [] } = theWorkbook();
const chapter = chapters.at(-1);
if (chapter !== undefined) {
  const services = { engine: new Engine(), checker: new Checker(), chapters };
  if (chapter.blocks.length > 0) new ChapterPage(chapter, services).open();
  loadExercises(chapter.name, services);
}
