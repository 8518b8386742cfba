import type { Driver } from 'typeorm';
import { capacityByAffinity, capacityByType, type CapacityOf } from './column-capacity.ts';
import type { Path } from './table-path.ts';

/** What to ask a kind of database about a table. */
export interface Queries {
  readonly capacityOf: CapacityOf;
  /** What tells the table, as parameters of both. */
  readonly parameters: (path: Path) => unknown[];
  readonly columns: string;
  /** A row for each column of an index: the column's name, or nothing where it is no whole column. */
  readonly uniques: string;
}

/**
 * TypeORM could describe a table, too. But it breaks off at a generated column, takes an index over
 * an expression for one over columns, and does not tell engines.
 */
const POSTGRESQL: Queries = {
  capacityOf: capacityByType,
  parameters: ({ schema, tableName }) => [schema ?? null, tableName],
  columns: `
    SELECT column_name AS name, data_type AS type, character_maximum_length AS length,
      NULL AS charset, is_nullable = 'YES' AS nullable,
      is_nullable = 'YES' OR column_default IS NOT NULL OR is_identity = 'YES'
        OR is_generated = 'ALWAYS' AS optional,
      is_generated = 'ALWAYS' OR COALESCE(identity_generation, '') = 'ALWAYS' AS computed,
      table_type <> 'VIEW' AS base, true AS transactional, relpersistence = 'p' AS lasting
    FROM information_schema.columns JOIN information_schema.tables USING (table_schema, table_name)
      JOIN pg_namespace n ON n.nspname = table_schema
      JOIN pg_class ON relnamespace = n.oid AND relname = table_name
    WHERE table_schema = COALESCE($1, current_schema()) AND table_name = $2
    ORDER BY ordinal_position`,
  uniques: `
    SELECT i.indexrelid::text AS name, a.attname AS part
    FROM pg_index i JOIN pg_class c ON c.oid = i.indrelid JOIN pg_namespace n ON n.oid = c.relnamespace
      CROSS JOIN LATERAL generate_series(0, i.indnkeyatts - 1) AS k
      LEFT JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = i.indkey[k]
    WHERE n.nspname = COALESCE($1, current_schema()) AND c.relname = $2
      AND i.indisunique AND i.indisvalid AND i.indpred IS NULL AND NOT i.indisprimary
    ORDER BY i.indexrelid, k`,
};

const MYSQL: Queries = {
  capacityOf: capacityByType,
  parameters: ({ database, tableName }) => [database, tableName],
  columns: `
    SELECT column_name AS name, data_type AS type, character_set_name AS charset,
      IF(data_type LIKE '%text', character_octet_length DIV 4, character_maximum_length) AS length,
      is_nullable = 'YES' AS nullable,
      is_nullable = 'YES' OR column_default IS NOT NULL OR extra REGEXP 'auto_increment|generated'
        AS optional,
      COALESCE(generation_expression, '') <> '' AS computed,
      table_type <> 'VIEW' AS base, COALESCE(transactions, 'YES') = 'YES' AS transactional,
      1 AS lasting
    FROM information_schema.columns JOIN information_schema.tables USING (table_schema, table_name)
      LEFT JOIN information_schema.engines USING (engine)
    WHERE table_schema = ? AND table_name = ?
    ORDER BY ordinal_position`,
  uniques: `
    SELECT index_name AS name, IF(sub_part IS NULL, column_name, NULL) AS part
    FROM information_schema.statistics
    WHERE table_schema = ? AND table_name = ? AND non_unique = 0 AND index_name <> 'PRIMARY'
    ORDER BY index_name, seq_in_index`,
};

const SQLITE: Queries = {
  capacityOf: capacityByAffinity,
  parameters: ({ schema, tableName }) => [tableName, schema],
  // A primary key that has no index is the number of the row, which SQLite gives by itself.
  columns: `
    SELECT c.name, c.type, NULL AS length, NULL AS charset, NOT c."notnull" AS nullable,
      NOT c."notnull" OR c.dflt_value IS NOT NULL OR c.hidden > 0 OR (c.pk > 0 AND NOT EXISTS
        (SELECT 1 FROM pragma_index_list(t.name, t.schema) WHERE origin = 'pk')) AS optional,
      c.hidden > 1 AS computed,
      t.type <> 'view' AS base, 1 AS transactional, 1 AS lasting
    FROM pragma_table_list(?) AS t JOIN pragma_table_xinfo(t.name, t.schema) AS c
    WHERE t.schema = ?
    ORDER BY c.cid`,
  uniques: `
    SELECT l.name, i.name AS part
    FROM pragma_table_list(?) AS t JOIN pragma_index_list(t.name, t.schema) AS l
      JOIN pragma_index_info(l.name, t.schema) AS i
    WHERE t.schema = ? AND l."unique" AND NOT l.partial AND l.origin <> 'pk'
    ORDER BY l.seq, i.seqno`,
};

const QUERIES: Readonly<Partial<Record<string, Queries>>> = {
  postgres: POSTGRESQL,
  cockroachdb: POSTGRESQL,
  mysql: MYSQL,
  mariadb: MYSQL,
};

/** What to ask through a driver. */
export function queriesFor({ options }: Driver): Queries {
  return QUERIES[options.type] ?? SQLITE;
}

/** True for both drivers of SQLite. */
export function isSqlite(driver: Driver): boolean {
  return queriesFor(driver) === SQLITE;
}

/** True for MariaDB and MySQL. */
export function isMysql(driver: Driver): boolean {
  return queriesFor(driver) === MYSQL;
}
