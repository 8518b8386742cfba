import {
  QueryFailedError,
  QueryRunnerAlreadyReleasedError,
  QueryRunnerProviderAlreadyReleasedError,
} from 'typeorm';
import type { ItemPlace } from '../errors.ts';

/** What the drivers tell about an error; each tells only some of it. */
interface DriverError {
  readonly code: string;
  /** Of MariaDB and MySQL; with PostgreSQL it is the code. */
  readonly sqlState: string;
  readonly message: string;
  readonly table: string;
  readonly detail: string;
  readonly column: string;
  /** Of the network, or such that mysql2 gives the connection up. */
  readonly isFatal: boolean;
}

export function driverErrorOf(error: unknown): DriverError {
  let source: unknown = error instanceof QueryFailedError ? error.driverError : error;
  // Where a host has several addresses, each of them has failed.
  if (source instanceof AggregateError) source = source.errors[0];
  const fields: Readonly<Record<string, unknown>> = Object(source) as Record<string, unknown>;
  const text = (value: unknown): string => (typeof value === 'string' ? value : '');
  return {
    code: text(fields['code']),
    sqlState: text(fields['sqlState']),
    message: text(fields['message']),
    table: text(fields['table']),
    detail: text(fields['detail']),
    column: text(fields['column']),
    isFatal: fields['fatal'] === true || text(fields['syscall']) !== '',
  };
}

/** The names by which a table's own errors are recognised. */
export interface GuardedTable {
  readonly table: string;
  readonly sequenceIdColumn: string;
  readonly positionColumn: string;
}

/**
 * True when the database refused an append because a position was taken (the unique index) or was
 * not the next one (the guard in the statement, see `insert-statement.ts`, left the sequence id
 * NULL). Errors of any other index, column or table are something else: a trigger may write, too.
 *
 * The unique index may have any name, that of the primary key among them. So it is recognised by
 * what it is about. Servers say that in many languages, but columns and values are the same in all
 * of them. (MariaDB and MySQL do not name the table: only a look at it can tell.)
 *
 * @param sequences where the items of the append were to go, by sequence.
 */
export function isAppendRefused(
  error: unknown,
  names: GuardedTable,
  sequences: ReadonlyMap<string, readonly ItemPlace[]>,
): boolean {
  const { code, message, detail, column, table } = driverErrorOf(error);
  const { sequenceIdColumn, positionColumn } = names;
  switch (code) {
    case '23505': // PostgreSQL, CockroachDB: 'Key (sequence_id, "position")=(…, 0) already exists.'
      return (
        (table === '' || table === names.table) &&
        detail
          .slice(detail.indexOf('('))
          .replaceAll('"', '')
          .startsWith(`(${sequenceIdColumn}, ${positionColumn})=(`)
      );
    case '23502':
      return (
        (table === '' || table === names.table) &&
        (column === sequenceIdColumn || message.includes(`"${sequenceIdColumn}"`))
      );
    case 'ER_DUP_ENTRY': {
      // MariaDB, MySQL: "Duplicate entry '…-0' for key 'any_name'"
      const [, sequenceId = '', position] = /'([^']+)-([^-']+)'/.exec(message) ?? [];
      const items = sequences.get(sequenceId) ?? [];
      return items.some((item) => item.position === Number(position));
    }
    case 'ER_BAD_NULL_ERROR':
      return message.includes(`'${sequenceIdColumn}'`);
    default: {
      // SQLite: sql.js has no codes, so both drivers are recognised by the message. It calls a table
      // as it was called when it was made, and takes upper and lower case for the same.
      const [id, place] = [sequenceIdColumn, positionColumn].map(
        (name) => `${names.table}.${name}`,
      );
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
  // nodes may give the same one; the next try gets another. (A primary key of more than a number is
  // not meant: its values have a hyphen between them.)
  const isNumberTwice = code === 'ER_DUP_ENTRY' && /'\d+' for key '(\w+\.)?PRIMARY'/.test(message);
  return isNumberTwice || LOCK_CONFLICTS.includes(code);
}

/** True when a SQLite file was locked by another process. */
export function isFileLocked(error: unknown): boolean {
  return driverErrorOf(error).code.startsWith('SQLITE_BUSY');
}

/** True when there is no such table, or it lacks a column. */
export function isTableMissing(error: unknown): boolean {
  const { code, message } = driverErrorOf(error);
  return (
    ['42P01', '42703', 'ER_NO_SUCH_TABLE', 'ER_BAD_FIELD_ERROR'].includes(code) ||
    /^no such (table|column)|has no column named/.test(message)
  );
}

/**
 * True when a statement that was prepared is not there, or is another one. The table has been
 * altered since, which PostgreSQL refuses for as long as the connection lives; or a pool in front of
 * the server has handed on another connection than the one that it was prepared on.
 */
export function isPreparedLost(error: unknown): boolean {
  const { code, message } = driverErrorOf(error);
  return ['42P05', '26000'].includes(code) || (code === '0A000' && message.includes('cached plan'));
}

/** The server, or the network, has ended the connection; or the server says that it does not know. */
const UNANSWERED = [
  '57P01', // PostgreSQL: an administrator has ended it
  '57P02', // the server has crashed
  '57P03', // the server is starting, or shutting down
  '57P05', // it was idle for too long
  '25P03', // the same, within a transaction
  '08007', // transaction resolution unknown
  '40003', // CockroachDB: result is ambiguous
  '08S01', // MariaDB, MySQL: the packet is too large, or the server is shutting down
  '70100', // an administrator has ended it
  'ER_CLIENT_INTERACTION_TIMEOUT', // it was idle for too long
];

/** Refusals of MariaDB that have the state of an ended connection. */
const REFUSALS = [
  'ER_QUERY_INTERRUPTED',
  'ER_STATEMENT_TIMEOUT',
  'ER_UNKNOWN_COM_ERROR', // Galera: a node that is cut off from the others
];

/**
 * Whether a connection has ended, before a statement was sent or before it was answered; undefined
 * when it has not, and the error is the answer.
 */
export function connectionLossOf(error: unknown): 'not sent' | 'no answer' | undefined {
  const { code, sqlState, message, isFatal } = driverErrorOf(error);
  if (
    error instanceof QueryRunnerAlreadyReleasedError ||
    error instanceof QueryRunnerProviderAlreadyReleasedError ||
    /^Can't add new command|is not queryable$|^Can't write in closed state/.test(message)
  ) {
    return 'not sent';
  }
  const isAnswer = REFUSALS.includes(code);
  const isEnded = !isAnswer && UNANSWERED.some((sign) => sign === code || sign === sqlState);
  return isEnded || isFatal || message.startsWith('Connection terminated')
    ? 'no answer'
    : undefined;
}
