/** The life of each sequence, drawn from the rows: what happened, in order, and what is missing. */
import { escapeHtml } from './html.ts';
import { keyOfRow, type Row } from './rows.ts';
import { changeIn } from './state.ts';

export interface Life {
  readonly database: number;
  readonly sequenceId: string;
  readonly moments: readonly Moment[];
}

/** An event, or positions at which there is none. */
export interface Moment {
  readonly position: number;
  /** The last of these positions, where they are several. */
  readonly until?: number;
  readonly topic?: string;
  readonly change?: string;
  readonly isNew?: boolean;
}

export function lives(rows: readonly Row[], before: readonly Row[]): Life[] {
  const known = new Set(before.map(keyOfRow));
  const sequences = new Map<string, Row[]>();
  for (const row of rows) {
    const key = `${row.database}/${row.sequence_id}`;
    sequences.set(key, [...(sequences.get(key) ?? []), row]);
  }
  return [...sequences.values()].map((sequence) => {
    const ordered = sequence.toSorted((one, other) => one.position - other.position);
    const moments = ordered.flatMap((row, index): Moment[] => {
      const expected = index === 0 ? 0 : (ordered[index - 1]?.position ?? 0) + 1;
      const { position, topic } = row;
      const moment = {
        position,
        topic,
        change: changeIn(row.state),
        isNew: !known.has(keyOfRow(row)),
      };
      if (position <= expected) return [moment];
      const until = position - 1;
      return [{ position: expected, ...(until > expected && { until }) }, moment];
    });
    return {
      database: ordered[0]?.database ?? 1,
      sequenceId: ordered[0]?.sequence_id ?? '',
      moments,
    };
  });
}

/** Only what has happened since; a long table would be a long picture. */
export function timelines(rows: readonly Row[], before: readonly Row[]): string {
  const fresh = lives(rows, before).filter(({ moments }) => moments.some(({ isNew }) => isNew));
  return fresh.slice(0, 6).map(timeline).join('');
}

function timeline({ sequenceId, database, moments }: Life): string {
  const where = database > 1 ? `, database ${database}` : '';
  const label = escapeHtml(`The life of ${sequenceId}${where}`);
  const steps = moments.slice(-24).map(step).join('');
  return (
    `<div class="life" role="group" tabindex="0" aria-label="${label}">` +
    `<span class="life-name" title="${label}">${escapeHtml(sequenceId.slice(-4))}</span>` +
    `<ol>${steps}</ol></div>`
  );
}

function step({ position, until, topic, change = '', isNew = false }: Moment): string {
  if (topic === undefined) {
    const last = until === undefined ? '' : `–${until}`;
    return `<li class="hole"><b>${position}${last}</b><span>nothing here</span></li>`;
  }
  return (
    `<li${isNew ? ' class="new"' : ''}><b>${position}</b>` +
    `<span>${escapeHtml(topic)}</span><code>${escapeHtml(change)}</code></li>`
  );
}
