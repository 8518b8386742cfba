/** The rows of a table of events as HTML: the same in the page and in the tab that runs it. */
import { escapeHtml } from './html.ts';
import { keyOfRow, type Row } from './rows.ts';
import { fieldsOf, newsFirst } from './state.ts';

/** So many rows of a table are shown: the newest. Thousands of rows would hide what is new. */
const limit = 100;

/**
 * One table for each database. Rows that were not there before are marked; if there are some, the
 * rows of other sequences are folded.
 */
export function rowsTable(rows: readonly Row[], before: readonly Row[]): string {
  const known = new Set(before.map(keyOfRow));
  const isNew = (row: Row): boolean => !known.has(keyOfRow(row));
  const databases = [...new Set(rows.map((row) => row.database))];
  if (databases.length === 0) return '<p class="rows-empty">The table is empty.</p>';
  return databases
    .map((database) => {
      const inside = rows.filter((row) => row.database === database);
      const name = database > 1 ? ` of database ${database}` : '';
      const touched = new Set(inside.filter(isNew).map((row) => row.sequence_id));
      // Where another database has changed, there is no news here.
      if (touched.size === 0 && rows.some(isNew)) return '';
      const isNear = (row: Row): boolean => touched.size === 0 || touched.has(row.sequence_id);
      const near = inside.filter(isNear);
      const rest = inside.filter((row) => !isNear(row));
      const news = inside.filter(isNew).length;
      const rowsInAll = inside.length === 1 ? '1 row' : `${inside.length} rows`;
      const last = near.length > limit ? `, the last ${limit} are shown` : '';
      const count = `${rowsInAll}${news ? `, ${news} new` : ''}${last}`;
      const caption = `<code>integer_sequenced_items</code>${name}: ${count}`;
      return (
        `<div class="rows-frame" tabindex="0" role="group" aria-label="Rows${name}">` +
        table(near.slice(-limit), isNew, caption) +
        (rest.length === 0
          ? ''
          : `<details class="rows-rest"><summary>${rest.length} of other sequences</summary>${table(rest.slice(-limit), isNew)}</details>`) +
        '</div>'
      );
    })
    .join('');
}

function table(rows: readonly Row[], isNew: (row: Row) => boolean, caption?: string): string {
  const heads = ['id', 'sequence_id', 'position', 'topic', 'state'];
  return (
    `<table class="rows">${caption === undefined ? '' : `<caption>${caption}</caption>`}` +
    `<thead><tr>${heads.map((head) => `<th scope="col">${head}</th>`).join('')}</tr></thead>` +
    `<tbody>${rows.map((row) => rowLine(row, isNew(row))).join('')}</tbody></table>`
  );
}

function rowLine(row: Row, isNew: boolean): string {
  const mark = isNew ? '<span class="visually-hidden">new </span>' : '';
  return (
    `<tr${isNew ? ' class="new"' : ''}><td>${mark}${row.id}</td>` +
    `<td><abbr title="${escapeHtml(row.sequence_id)}">${escapeHtml(shortId(row.sequence_id))}</abbr></td>` +
    `<td>${row.position}</td><td>${escapeHtml(row.topic)}</td><td>${stateCell(row)}</td></tr>`
  );
}

/**
 * The state in one line, first what only this event says, with the id cut short; unfolded, it is as
 * it is stored, and each field has a line of its own.
 */
function stateCell({ state, sequence_id: id }: Row): string {
  const fields = fieldsOf(state);
  const line = fields === undefined ? state : JSON.stringify(newsFirst(fields));
  const pretty = fields === undefined ? state : JSON.stringify(fields, null, 2);
  return (
    `<details class="row-state"><summary>${escapeHtml(line.replaceAll(id, shortId(id)))}</summary>` +
    `<pre tabindex="0">${escapeHtml(pretty)}</pre></details>`
  );
}

/** UUIDs are told apart by their ends: those given by hand begin alike. */
function shortId(id: string): string {
  return id.length > 12 ? `${id.slice(0, 4)}…${id.slice(-4)}` : id;
}
