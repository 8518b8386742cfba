import type { TableColumn } from 'typeorm';
import { ANYTHING, type CapacityOf } from './column-capacity.ts';
import type { FoundColumn } from './found-table.ts';
import type { ItemField } from './item-columns.ts';

interface Need {
  readonly kind: 'integer' | 'text';
  /** The library's items need no more. A record may ask for less, and then less is enough. */
  readonly size: number;
  /** A type that holds it everywhere (on MariaDB and MySQL, `text` becomes `longtext`). */
  readonly type: string;
  /** It may hold any letter there is. */
  readonly anyLetter: boolean;
  /** Further types that a record may ask for: they refuse some values, but alter none. */
  readonly further: RegExp;
}

const FURTHER_TEXTS = /^(enum|simple-enum|citext)$/;
const FURTHER_NUMBERS = /^(numeric|double( precision)?)$/;

const NEEDS: Readonly<Record<ItemField, Need>> = {
  sequenceId: {
    kind: 'text',
    size: 36,
    type: 'varchar(36)',
    anyLetter: false,
    further: FURTHER_TEXTS,
  },
  position: {
    kind: 'integer',
    size: 8,
    type: 'bigint',
    anyLetter: false,
    further: FURTHER_NUMBERS,
  },
  topic: {
    kind: 'text',
    size: 255,
    type: 'varchar(255)',
    anyLetter: true,
    further: FURTHER_TEXTS,
  },
  // As much as a statement can bring to a MySQL that is not told to take more.
  state: {
    kind: 'text',
    size: 4_000_000,
    type: 'text',
    anyLetter: true,
    further: FURTHER_TEXTS,
  },
};

/** What is different in a column for a field of items; nothing, if it keeps them as they are. */
export function typeDifferences(
  capacityOf: CapacityOf,
  field: ItemField,
  wanted: TableColumn,
  found: Pick<FoundColumn, 'name' | 'type' | 'length' | 'charset'>,
): string[] {
  const need = NEEDS[field];
  const asked = capacityOf(wanted.type, Number(wanted.length) || null);
  if (!asked && need.further.test(wanted.type) && !wanted.precision && !wanted.scale) return [];
  const isAskedRight = asked?.kind === need.kind;
  const size = isAskedRight ? Math.min(asked.size, need.size) : need.size;
  const held = capacityOf(found.type, found.length);
  const isRight = held?.kind === need.kind || held?.kind === ANYTHING;
  if (!isRight || held.size < size) {
    const type = isAskedRight ? typeOf(wanted.type, Number(wanted.length) || need.size) : need.type;
    return [
      `a column ${found.name} of type ${typeOf(found.type, found.length)} instead of ${type}`,
    ];
  }
  if (need.anyLetter && found.charset !== null && found.charset !== 'utf8mb4') {
    return [`a column ${found.name} of character set ${found.charset} instead of utf8mb4`];
  }
  return [];
}

function typeOf(type: string, length: number | null): string {
  return length !== null && /char/.test(type) ? `${type}(${length})` : type;
}
