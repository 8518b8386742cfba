import type { DataSource, EntityManager, EntityMetadata } from 'typeorm';
import { DataIntegrityError } from '../../errors.ts';
import type { SequencedItem } from '../../sequenced-item.ts';
import { inTransaction } from '../connection/transaction.ts';
import { driverErrorOf, isAppendRefused, isLockConflict } from '../database-errors.ts';
import { isTableMissing } from '../database-errors.ts';
import { insertStatement } from '../statements/insert-statement.ts';
import type { ColumnMetadata } from '../statements/filled-columns.ts';
import type { RecordTable } from '../statements/record-table.ts';
import { isDate, needsValue, type Sample, sampleMaker, samplesFor } from './samples.ts';
import { escapePath, ITEM_FIELDS } from './record-metadata.ts';

/** Ends the transaction, so that nothing of it stays. */
class Undo extends Error {}

/**
 * Tries a table out: what is written must come back as it was, and a position that is taken or not
 * the next one must be refused. All of it is undone.
 *
 * @returns what is wrong, in words that go on from "it"; nothing, if the table fits, or if the user
 *   may not write to it.
 */
export async function findMisfit(
  source: DataSource,
  table: RecordTable,
  metadata: EntityMetadata,
): Promise<string | undefined> {
  let misfit = zoneLost(source, metadata) ?? (await notLasting(source, table.path));
  if (misfit !== undefined) return misfit;
  try {
    await inTransaction(source, async (manager) => {
      misfit = await tryOut(manager, table, metadata);
      throw new Undo();
    });
  } catch (error) {
    if (!(error instanceof Undo) && !mayNotWrite(error)) throw error;
  }
  return misfit;
}

/** PostgreSQL drops the zone of what it is given there, and the driver writes that of its machine. */
function zoneLost({ options }: DataSource, { columns }: EntityMetadata): string | undefined {
  if (options.type !== 'postgres' && options.type !== 'cockroachdb') return undefined;
  const zoneless = columns.find(
    ({ type }) => type === Date || /^timestamp( without|$)/.test(String(type)),
  );
  return (
    zoneless &&
    `has a column ${zoneless.databaseName} of type timestamp, which loses the time zone: make it timestamptz`
  );
}

/** Where a crash would empty the table, or nothing can be undone. */
async function notLasting(source: DataSource, path: string): Promise<string | undefined> {
  const { driver, options } = source;
  const ask = async (sql: string, parameter: string): Promise<boolean> =>
    (await source.query<unknown[]>(sql, [parameter])).length > 0;
  if (options.type === 'postgres' || options.type === 'cockroachdb') {
    const sql = "SELECT 1 FROM pg_class WHERE oid = to_regclass($1) AND relpersistence <> 'p'";
    const isEmptied = await ask(sql, escapePath(driver, path));
    return isEmptied ? 'has no log (it is unlogged: a crash empties it)' : undefined;
  }
  if (options.type === 'mysql' || options.type === 'mariadb') {
    const [table = '', database] = path.split('.').toReversed();
    const sql =
      'SELECT 1 FROM information_schema.tables JOIN information_schema.engines USING (engine) ' +
      `WHERE table_schema = ${database ? `'${database}'` : 'DATABASE()'} AND table_name = ? ` +
      "AND transactions <> 'YES'";
    const isFinal = await ask(sql, table);
    return isFinal ? 'has an engine without transactions (InnoDB has them)' : undefined;
  }
  return undefined;
}

async function tryOut(
  manager: EntityManager,
  table: RecordTable,
  metadata: EntityMetadata,
): Promise<string | undefined> {
  const { dataSource } = manager;
  const isSqlite = /sqli/.test(dataSource.options.type);
  const make = sampleMaker(metadata);
  const samples = samplesFor(metadata, make, isSqlite);
  for (const { field, item } of samples) {
    const error = await failureOf(manager, (nested) => insert(nested, table, [item]));
    if (error === undefined) continue;
    if (mayNotWrite(error)) return undefined;
    // What the reader's own columns refuse tells nothing about the others.
    if (!isTableMissing(error) && metadata.columns.some(needsValue)) return undefined;
    const { message } = driverErrorOf(error);
    const missing = isTableMissing(error) && table.columns.find((name) => message.includes(name));
    if (missing) return `has no column ${missing}`;
    if (item === samples[0]?.item) return `does not take an item (${message})`;
    return `has a column ${nameOf(metadata, field)} that does not hold what it must (${message})`;
  }
  const altered = await alteredIn(manager, table, metadata, samples);
  if (altered !== undefined) return altered;
  const { sequenceIdColumn, positionColumn } = table.names;
  const [first, last] = [samples[0]?.item, samples.at(-1)?.item];
  for (const { sequenceId, position } of [first, last].filter((item) => item !== undefined)) {
    const pair = [make({}), make({ sequenceId, position })] as const;
    const refusal = await refusalOf(manager, table, samples, pair, false);
    if (refusal === undefined) continue;
    return `has no unique index on (${sequenceIdColumn}, ${positionColumn}) that refuses every duplicate${refusal}`;
  }
  const beyond = { position: 100, ...(first && { sequenceId: first.sequenceId }) };
  const refusal = await refusalOf(manager, table, samples, [make({}), make(beyond)], true);
  return refusal === undefined
    ? undefined
    : `has a column ${sequenceIdColumn} that may be empty${refusal}`;
}

/** @returns what a task throws. PostgreSQL would go on with nothing else after it. */
async function failureOf(
  manager: EntityManager,
  task: (nested: EntityManager) => Promise<unknown>,
): Promise<unknown> {
  const { type } = manager.dataSource.options;
  try {
    await (type === 'postgres' || type === 'cockroachdb'
      ? manager.transaction(task)
      : task(manager));
    return undefined;
  } catch (error) {
    if (isLockConflict(error)) throw error;
    return error;
  }
}

async function insert(
  manager: EntityManager,
  table: RecordTable,
  items: readonly SequencedItem[],
  guarded: readonly boolean[] = items.map(() => false),
): Promise<void> {
  const [first] = items;
  const columns = first ? table.columnsFor(first) : table.columns;
  const values: unknown[] = [];
  for (const [i, item] of items.entries()) table.pushValues(values, item, guarded[i] === true);
  await manager.query(
    insertStatement(manager.dataSource.driver, table.path, columns, guarded),
    values,
  );
}

/** A user who may only read, or on a replica, needs no table that takes items. */
function mayNotWrite(error: unknown): boolean {
  const { code } = driverErrorOf(error);
  return /^(42501|25006|ER_TABLEACCESS_DENIED_ERROR|ER_OPTION_PREVENTS_STATEMENT|SQLITE_READONLY)/.test(
    code,
  );
}

async function itemsIn(
  manager: EntityManager,
  table: RecordTable,
  sequenceId: string,
): Promise<readonly SequencedItem[]> {
  const { driver } = manager.dataSource;
  const [id = '', ...others] = table.columns;
  const names = table.columns.map((name) => driver.escape(name));
  const rows = await manager.query<Readonly<Record<string, unknown>>[]>(
    `SELECT ${names.join(', ')} FROM ${escapePath(driver, table.path)} ` +
      `WHERE ${names[0]} = ${driver.createParameter('p', 0)} ORDER BY ${names[1]}`,
    [sequenceId],
  );
  return rows.map((row, position) => {
    if (row[id] !== sequenceId) {
      throw new DataIntegrityError(
        { sequenceId, position },
        `its sequence id is ${String(row[id])}.`,
      );
    }
    return table.itemOf(
      sequenceId,
      others.map((name) => row[name]),
    );
  });
}

async function alteredIn(
  manager: EntityManager,
  table: RecordTable,
  metadata: EntityMetadata,
  samples: readonly Sample[],
): Promise<string | undefined> {
  for (const sequenceId of new Set(samples.map(({ item }) => item.sequenceId))) {
    const given = samples.map(({ item }) => item).filter((item) => item.sequenceId === sequenceId);
    try {
      const items = await itemsIn(manager, table, sequenceId);
      const field = ITEM_FIELDS.find((name) =>
        given.some((item, i) => item[name] !== items[i]?.[name]),
      );
      if (field) return `has a column ${nameOf(metadata, field)} that alters what it holds`;
      const isLost = ({ propertyName: name }: ColumnMetadata) =>
        given.some((item, i) => Number(item.other[name]) !== Number(items[i]?.other[name]));
      const date = metadata.columns.filter(isDate).find(isLost);
      if (date)
        return `has a column ${date.databaseName} that alters dates (milliseconds, for example)`;
    } catch (error) {
      if (!(error instanceof DataIntegrityError)) throw error;
      return `does not give back what it was given (${error.message})`;
    }
  }
  return undefined;
}

/**
 * Appends an item that must be refused, after one that is not, in one statement.
 *
 * @returns what is wrong with its refusal; nothing, if it is refused, and all of the statement, and no
 *   more than that, is undone.
 */
async function refusalOf(
  manager: EntityManager,
  table: RecordTable,
  samples: readonly Sample[],
  [good, bad]: readonly [SequencedItem, SequencedItem],
  isGuarded: boolean,
): Promise<string | undefined> {
  const error = await failureOf(manager, (nested) =>
    insert(nested, table, [good, bad], [false, isGuarded]),
  );
  if (error === undefined) return '';
  if (!isAppendRefused(error, table.names, new Map([[bad.sequenceId, [bad]]]))) {
    return ` (${driverErrorOf(error).message})`;
  }
  const before = samples.filter(({ item }) => item.sequenceId === bad.sequenceId).length;
  const left = (await itemsIn(manager, table, bad.sequenceId)).length;
  const isUndone = left === before && (await itemsIn(manager, table, good.sequenceId)).length === 0;
  return isUndone ? undefined : ' and undoes its statement, and no more than that (ON CONFLICT)';
}

function nameOf(metadata: EntityMetadata, field: string): string {
  return metadata.findColumnWithPropertyName(field)?.databaseName ?? field;
}
