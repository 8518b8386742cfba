/** The page's own script: everything else is loaded when it is asked for. */
import { theWorkbook } from './data.ts';
import { Desk } from './desk.ts';

const { chapters } = theWorkbook();
const index = chapters.findIndex(({ name }) => name === document.body.dataset['chapter']);
const [chapter, ...before] = chapters.slice(0, index + 1).toReversed();
if (chapter !== undefined) new Desk(chapter, before.toReversed()).open();
