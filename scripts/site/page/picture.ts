/** Draws what the tables hold: it comes with the worker, since before a run there is nothing to draw. */
import { rowsTable } from '../shared/rows-table.ts';
import { timelines } from '../shared/timeline.ts';
import { share } from './workbook.ts';

share({ picture: (rows, before) => timelines(rows, before) + rowsTable(rows, before) });
