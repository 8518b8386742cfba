/** The script of every page: what is large is loaded when it is asked for. */
import { theWorkbook } from './workbook.ts';
import { ChapterPage } from './chapter-page.ts';
import { Engine } from './engine.ts';
import { holdTarget } from './hold-target.ts';
import { loadExercises } from './load-exercises.ts';
import { Checker } from './checker.ts';
import { showTypes } from './reading/name-types.ts';
import { offerPredictions } from './reading/predictions.ts';
import { showPlace } from './reading/place.ts';
import { offerSearch } from './reading/search.ts';

holdTarget();
// The library's code stands open beside the reader's own; where there is no room, it is folded.
if (!matchMedia('(min-width: 68rem), print').matches) {
  for (const details of document.querySelectorAll('details.counterpart')) {
    details.removeAttribute('open');
  }
}
showPlace();
showTypes();
offerSearch();
offerPredictions();
const { chapters = [] } = theWorkbook();
const chapter = chapters.at(-1);
if (chapter !== undefined) {
  const services = { engine: new Engine(), checker: new Checker(), chapters };
  if (chapter.blocks.length > 0) new ChapterPage(chapter, services).open();
  loadExercises(chapter.name, services);
}
