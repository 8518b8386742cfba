import { QueryFailedError } from 'typeorm';
import type { ItemPlace } from '../errors.ts';

/** What the drivers tell about an error; each tells only some of it. */
interface DriverError {
  readonly code: string;
  /** Of MariaDB and MySQL; with PostgreSQL it is the code. */
  readonly sqlState: string;
  readonly message: string;
  readonly constraint: string;
  readonly detail: string;
  readonly column: string;
}

export function driverErrorOf(error: unknown): DriverError {
  const source: unknown = error instanceof QueryFailedError ? error.driverError : error;
  const fields: Readonly<Record<string, unknown>> = Object(source) as Record<string, unknown>;
  const text = (value: unknown): string => (typeof value === 'string' ? value : '');
  return {
    code: text(fields['code']),
    sqlState: text(fields['sqlState']),
    message: text(fields['message']),
    constraint: text(fields['constraint']),
    detail: text(fields['detail']),
    column: text(fields['column']),
  };
}

/** The names by which a table's own errors are recognised. */
export interface GuardedTable {
  readonly table: string;
  readonly sequenceIdColumn: string;
  readonly positionColumn: string;
  readonly uniqueIndex: string;
}

/**
 * True when the database refused an append because a position was taken (the unique index) or was
 * not the next one (the guard in the statement, see `insert-statement.ts`, left the sequence id
 * NULL). Errors of any other index, column or table are something else.
 *
 * The unique index may have any name: who makes the table by a migration names it. So it is also
 * recognised by what it is about. Servers say that in many languages, but columns and values are the
 * same in all of them.
 *
 * @param places where the items of the append were to go.
 */
export function isAppendRefused(
  error: unknown,
  names: GuardedTable,
  places: readonly ItemPlace[] = [],
): boolean {
  const { code, message, constraint, detail, column } = driverErrorOf(error);
  const { table, sequenceIdColumn, positionColumn, uniqueIndex } = names;
  switch (code) {
    case '23505': // PostgreSQL, CockroachDB: 'Key (sequence_id, "position")=(…, 0) already exists.'
      return (
        constraint === uniqueIndex ||
        detail
          .slice(detail.indexOf('('))
          .replaceAll('"', '')
          .startsWith(`(${sequenceIdColumn}, ${positionColumn})=(`)
      );
    case '23502':
      return column === sequenceIdColumn || message.includes(`"${sequenceIdColumn}"`);
    case 'ER_DUP_ENTRY': // MariaDB, MySQL ('table.index' from MySQL 8 on)
      return (
        message.includes(`'${uniqueIndex}'`) ||
        message.includes(`.${uniqueIndex}'`) ||
        // The values of the index: "Duplicate entry '…-0' for key 'any_name'".
        places.some(({ sequenceId, position }) => message.includes(`'${sequenceId}-${position}'`))
      );
    case 'ER_BAD_NULL_ERROR':
      return message.includes(`'${sequenceIdColumn}'`);
    default: {
      // SQLite: sql.js has no codes, so both drivers are recognised by the message. It calls a table
      // as it was called when it was made, and takes upper and lower case for the same.
      const [id, place] = [sequenceIdColumn, positionColumn].map((name) => `${table}.${name}`);
      return [
        `UNIQUE constraint failed: ${id}, ${place}`,
        `NOT NULL constraint failed: ${id}`,
      ].some((refusal) => refusal.toLowerCase() === message.toLowerCase());
    }
  }
}

/**
 * Codes of lock conflicts: the database undid the whole statement or transaction because of others
 * running beside it, and asks to try again.
 */
const LOCK_CONFLICTS = [
  '40P01', // PostgreSQL: deadlock
  '40001', // PostgreSQL, CockroachDB: serialization failure
  'ER_LOCK_DEADLOCK',
  'ER_LOCK_WAIT_TIMEOUT',
  'SQLITE_BUSY',
  'SQLITE_BUSY_SNAPSHOT',
];

/** True when nothing is wrong with what was asked, only with the moment. */
export function isLockConflict(error: unknown): boolean {
  const { code, message } = driverErrorOf(error);
  // The row's number is given by the database. While a node joins or leaves a Galera cluster, two
  // nodes may give the same one; the next try gets another.
  const isNumberTwice = code === 'ER_DUP_ENTRY' && /for key '(\w+\.)?PRIMARY'/.test(message);
  return isNumberTwice || LOCK_CONFLICTS.includes(code);
}

/**
 * True when somebody has altered the table since the statement was prepared. PostgreSQL refuses it
 * for as long as the connection lives.
 */
export function isPlanOutdated(error: unknown): boolean {
  const { code, message } = driverErrorOf(error);
  return code === '0A000' && message.includes('cached plan');
}
