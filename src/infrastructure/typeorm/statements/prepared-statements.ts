/**
 * What was prepared, by its text: for a connection, or for all connections of a data source. It goes
 * when its owner goes.
 */
const prepared = new WeakMap<object, Map<string, unknown>>();

/** Drivers and servers keep what is prepared as long as the connection lives: only so much. */
const MAX_PREPARED = 100;

function preparedFor<Statement>(owner: object): Map<string, Statement> {
  const statements = prepared.get(owner) ?? new Map<string, unknown>();
  prepared.set(owner, statements);
  return statements as Map<string, Statement>;
}

/**
 * The prepared statement for a text. When there are too many, the oldest one goes.
 *
 * @param release is given the statement that goes.
 */
export function preparedOnce<Statement>(
  owner: object,
  sql: string,
  prepare: () => Statement,
  release: (statement: Statement) => void = () => undefined,
): Statement {
  const statements = preparedFor<Statement>(owner);
  const known = statements.get(sql);
  if (known !== undefined) return known;
  const statement = prepare();
  statements.set(sql, statement);
  if (statements.size > MAX_PREPARED) {
    for (const [oldestSql, oldest] of statements) {
      statements.delete(oldestSql);
      release(oldest);
      break;
    }
  }
  return statement;
}

/** Forgets a statement that is no longer good. */
export function forgetPrepared(owner: object, sql: string): void {
  preparedFor(owner).delete(sql);
}

/**
 * The name of a statement on a server, which cannot be told to let go of one: the first texts get
 * names, and further ones none.
 *
 * The name tells the text. A pool in front of the server may hand on a connection on which
 * another program has prepared a statement: under the same name it must be the same one.
 */
export function preparedName(owner: object, sql: string): string | undefined {
  const names = preparedFor<string | undefined>(owner);
  if (names.has(sql) || names.size >= MAX_PREPARED) return names.get(sql);
  const name = `workbook_${hashOf(sql, 0)}${hashOf(sql, 1)}_${sql.length}`;
  names.set(sql, name);
  return name;
}

/** From now on the statement has no name: what was prepared under it is no longer good. */
export function leaveUnprepared(owner: object, sql: string): void {
  preparedFor<undefined>(owner).set(sql, undefined);
}

/** FNV-1a (Fowler, Noll, Vo), 32 bits. */
function hashOf(text: string, seed: number): string {
  let hash = 0x811c9dc5 ^ seed;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return (hash >>> 0).toString(16);
}
