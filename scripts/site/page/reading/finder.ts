/** The script that is loaded with the first question: it answers the rest of them. */
import { share, theWorkbook } from '../workbook.ts';
import { finderOf } from './find.ts';

share({ find: finderOf(theWorkbook().entries ?? []) });
