import type { QueryRunner, Table } from 'typeorm';
import type { CapacityOf } from './column-capacity.ts';
import { conflictClauseIn, definitionOf } from './table-definition.ts';
import { pathOf } from './table-path.ts';
import { isMysql, isSqlite, queriesFor } from './table-queries.ts';

/** A column as it is in the database. */
export interface FoundColumn {
  readonly name: string;
  /** As the database calls it, in lower case. */
  readonly type: string;
  /** In characters, if it has a limit. */
  readonly length: number | null;
  readonly charset: string | null;
  readonly isNullable: boolean;
  /** A row may leave the column out. */
  readonly isOptional: boolean;
  /** The database gives it its value, and refuses any other. */
  readonly isComputed: boolean;
}

/** A table as it is in the database, or a view. */
export interface FoundTable {
  readonly capacityOf: CapacityOf;
  /** False for a view, and for whatever else can be read like a table. */
  readonly isTable: boolean;
  /** False where a statement that fails is not undone. */
  readonly isTransactional: boolean;
  /** False where all rows are gone after a crash. */
  readonly isLasting: boolean;
  /** What it does instead of undoing a statement that is refused, if it does. */
  readonly conflictClause: string | undefined;
  readonly columns: readonly FoundColumn[];
  /** The columns of each unique index that refuses every duplicate, in its order. */
  readonly uniques: readonly (readonly string[])[];
}

interface ColumnRow {
  readonly name: string;
  readonly type: string;
  readonly length: number | string | null;
  readonly charset: string | null;
  readonly nullable: unknown;
  readonly optional: unknown;
  readonly computed: unknown;
  readonly base: unknown;
  readonly transactional: unknown;
  readonly lasting: unknown;
}

/** What there is in the database by the name of a table. Nothing is altered. */
export async function findTable(
  runner: QueryRunner,
  wanted: Table,
): Promise<FoundTable | undefined> {
  const { driver } = runner.dataSource;
  const path = pathOf(driver, wanted);
  const queries = queriesFor(driver);
  const parameters = queries.parameters(path);
  const rows = (await runner.query(queries.columns, parameters)) as readonly ColumnRow[];
  const [first] = rows;
  if (first === undefined) return undefined;
  const definition = await definitionOf(runner, path);
  return {
    capacityOf: queries.capacityOf,
    isTable: isTrue(first.base),
    isTransactional: isTrue(first.transactional),
    isLasting: isTrue(first.lasting),
    conflictClause: isSqlite(driver) ? conflictClauseIn(definition) : undefined,
    columns: rows.map(({ name, type, length, charset, nullable, optional, computed }) => ({
      name,
      // MariaDB tells a column of JSON from one of text by its check only, and so does the driver.
      type:
        isMysql(driver) && definition.includes(`json_valid(\`${name}\`)`)
          ? 'json'
          : type.toLowerCase(),
      length: length === null ? null : Number(length),
      charset,
      isNullable: isTrue(nullable),
      isOptional: isTrue(optional),
      isComputed: isTrue(computed),
    })),
    uniques:
      driver.options.type === 'cockroachdb'
        ? await uniquesByTypeOrm(runner, wanted)
        : grouped(await runner.query(queries.uniques, parameters)),
  };
}

/** Databases say `true`, `1` or `'1'`. */
function isTrue(value: unknown): boolean {
  return Number(value) === 1;
}

function grouped(rows: readonly { name: string; part: string | null }[]): string[][] {
  const columns = new Map<string, string[]>();
  for (const { name, part } of rows) columns.set(name, [...(columns.get(name) ?? []), part ?? '']);
  return [...columns.values()];
}

async function uniquesByTypeOrm(runner: QueryRunner, { name }: Table): Promise<string[][]> {
  const table = await runner.getTable(name);
  const indices = (table?.indices ?? []).filter((index) => index.isUnique && !index.where);
  return [...indices, ...(table?.uniques ?? [])].map(({ columnNames }) => [...columnNames]);
}
