/** sql.js, where TypeORM looks for it. */
import initSqlJs, { type SqlJsStatic } from 'sql.js';
import { scope } from './prelude.ts';

export async function loadDatabase(wasm: Blob): Promise<SqlJsStatic> {
  const SQL = await initSqlJs({ wasmBinary: await wasm.arrayBuffer() });
  provideDatabase(SQL);
  return SQL;
}

export function provideDatabase(SQL: SqlJsStatic): void {
  Reflect.set(scope, 'SQL', SQL);
}
