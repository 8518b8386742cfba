import type { Table, TableColumn } from 'typeorm';
import { ANYTHING } from './column-capacity.ts';
import type { FoundColumn, FoundTable } from './found-table.ts';
import type { ItemField } from './item-columns.ts';

interface Need {
  /** The library's items need no more. A record may ask for less, and then less is enough. */
  readonly size: number;
  /** It may hold any letter there is. */
  readonly anyLetter: boolean;
}

const NEEDS: Readonly<Record<ItemField, Need>> = {
  sequenceId: { size: 36, anyLetter: false },
  position: { size: 8, anyLetter: false },
  topic: { size: 255, anyLetter: true },
  // As much as a statement can bring to a MySQL that is not told to take more.
  state: { size: 4_000_000, anyLetter: true },
};

/**
 * What is different in a table that is there, in words that go on from "it has"; nothing, if what is
 * written into it comes back as it was, and conflicts are refused.
 *
 * @param items which column of the record holds which part of an item.
 */
export function differencesOf(
  wanted: Table,
  found: FoundTable,
  items: readonly (readonly [ItemField, string])[],
): string[] {
  if (!found.isTable) return ['no rows of its own (it is a view)'];
  const columns = new Map(found.columns.map((column) => [column.name, column]));
  return [
    ...wanted.columns
      .filter(({ name }) => !columns.has(name))
      .map(({ name }) => `no column ${name}`),
    ...found.columns
      .filter(({ name, isOptional }) => !isOptional && isLeftOut(wanted.findColumnByName(name)))
      .map(({ name }) => `a column ${name} that must be filled`),
    ...found.columns
      .filter(({ name, isNullable }) => isNullable && mustBeFilled(wanted.findColumnByName(name)))
      .map(({ name }) => `a column ${name} that may be empty`),
    ...found.columns
      .filter(({ name, isComputed }) => isComputed && !isLeftOut(wanted.findColumnByName(name)))
      .map(({ name }) => `a column ${name} that the database fills by itself`),
    ...items.flatMap(([field, name]) => {
      const [wantedColumn, column] = [wanted.findColumnByName(name), columns.get(name)];
      return wantedColumn && column
        ? typeDifferences(found, wantedColumn, column, NEEDS[field])
        : [];
    }),
    ...uniquesOf(wanted)
      .filter(({ columnNames }) => !hasUnique(found, columnNames))
      .map(
        ({ columnNames }) =>
          `no unique index on (${columnNames.join(', ')}) that refuses every duplicate`,
      ),
    ...(found.conflictClause ? [`${found.conflictClause} where all is to be undone`] : []),
    ...(found.isLasting ? [] : ['no log (it is unlogged: a crash empties it)']),
    ...(found.isTransactional ? [] : ['an engine without transactions (InnoDB has them)']),
  ];
}

/** An append leaves out what the database counts, and what it does not know. */
function isLeftOut(wanted: TableColumn | undefined): boolean {
  return wanted === undefined || wanted.isGenerated;
}

/** The append refuses a gap by a NULL where none is allowed. (SQLite lets keys count as nullable.) */
function mustBeFilled(wanted: TableColumn | undefined): boolean {
  return wanted !== undefined && !wanted.isNullable && !wanted.isPrimary;
}

function typeDifferences(
  { capacityOf }: FoundTable,
  wanted: TableColumn,
  found: FoundColumn,
  { size, anyLetter }: Need,
): string[] {
  const needed = capacityOf(wanted.type, Number(wanted.length) || null);
  const held = capacityOf(found.type, found.length);
  // A record may ask for another type, such as an enum. Whether that fits is for its author to say.
  if (!needed) return [];
  const isRight = held?.kind === needed.kind || held?.kind === ANYTHING;
  if (!isRight || held.size < Math.min(needed.size, size)) {
    const type = typeOf(wanted.type, Number(wanted.length) || size);
    return [
      `a column ${found.name} of type ${typeOf(found.type, found.length)} instead of ${type}`,
    ];
  }
  if (anyLetter && found.charset !== null && found.charset !== 'utf8mb4') {
    return [`a column ${found.name} of character set ${found.charset} instead of utf8mb4`];
  }
  return [];
}

function typeOf(type: string, length: number | null): string {
  return length !== null && /char/.test(type) ? `${type}(${length})` : type;
}

/** Those that refuse every duplicate. */
function uniquesOf(wanted: Table): readonly { readonly columnNames: string[] }[] {
  return [...wanted.indices.filter(({ isUnique, where }) => isUnique && !where), ...wanted.uniques];
}

function hasUnique({ uniques }: FoundTable, columnNames: readonly string[]): boolean {
  return uniques.some((columns) => columns.join() === columnNames.join());
}
