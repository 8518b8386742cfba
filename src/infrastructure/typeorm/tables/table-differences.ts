import type { Table, TableColumn } from 'typeorm';
import type { CapacityOf } from './column-capacity.ts';
import type { FoundTable } from './found-table.ts';
import type { ItemField } from './item-columns.ts';
import { typeDifferences } from './item-needs.ts';

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
  const id = items.find(([field]) => field === 'sequenceId')?.[1];
  const mustBeFilled = (name: string): boolean => {
    const column = wanted.findColumnByName(name);
    // SQLite lets keys count as nullable.
    return name === id || (!!column && !column.isNullable && !column.isPrimary);
  };
  const columns = new Map(found.columns.map((column) => [column.name, column]));
  return [
    ...wanted.columns
      .filter(({ name }) => !columns.has(name))
      .map(({ name }) => `no column ${name}`),
    ...found.columns
      .filter(({ name, isOptional }) => !isOptional && isLeftOut(wanted.findColumnByName(name)))
      .map(({ name }) => `a column ${name} that must be filled`),
    ...found.columns
      .filter(({ name, isNullable }) => isNullable && mustBeFilled(name))
      .map(({ name }) => mayBeEmpty(name)),
    ...found.columns
      .filter(({ name, isComputed }) => isComputed && !isLeftOut(wanted.findColumnByName(name)))
      .map(({ name }) => `a column ${name} that the database fills by itself`),
    ...items.flatMap(([field, name]) => {
      const [wantedColumn, column] = [wanted.findColumnByName(name), columns.get(name)];
      return wantedColumn && column
        ? typeDifferences(found.capacityOf, field, wantedColumn, column)
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

/** The same of a table that a record asks for, as far as that shows before it is created. */
export function recordDifferences(
  wanted: Table,
  capacityOf: CapacityOf,
  items: readonly (readonly [ItemField, string])[],
): string[] {
  return items.flatMap(([field, name]) => {
    const column = wanted.findColumnByName(name);
    if (!column) return [];
    const { type, length, isNullable } = column;
    const made = { name, type, length: Number(length) || null, charset: null };
    return [
      ...(field === 'sequenceId' && isNullable ? [mayBeEmpty(name)] : []),
      ...typeDifferences(capacityOf, field, column, made),
    ];
  });
}

/** An append leaves out what the database counts, and what it does not know. */
function isLeftOut(wanted: TableColumn | undefined): boolean {
  return wanted === undefined || wanted.isGenerated;
}

/** The append refuses a gap by a NULL where none is allowed. */
function mayBeEmpty(name: string): string {
  return `a column ${name} that may be empty`;
}

/** Those that refuse every duplicate. */
function uniquesOf(wanted: Table): readonly { readonly columnNames: string[] }[] {
  return [...wanted.indices.filter(({ isUnique, where }) => isUnique && !where), ...wanted.uniques];
}

function hasUnique({ uniques }: FoundTable, columnNames: readonly string[]): boolean {
  return uniques.some((columns) => columns.join() === columnNames.join());
}
