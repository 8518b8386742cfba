/** sql.js, where TypeORM looks for it. */
import initSqlJs, { type SqlJsStatic } from 'sql.js';
import { scope } from './prelude.ts';

export async function loadDatabase(wasm: WebAssembly.Module): Promise<SqlJsStatic> {
  // The page has compiled it once for all its workers.
  const instantiateWasm = (
    imports: WebAssembly.Imports,
    done: (instance: WebAssembly.Instance) => void,
  ) => {
    done(new WebAssembly.Instance(wasm, imports));
    return {};
  };
  const SQL = await initSqlJs({ instantiateWasm });
  provideDatabase(SQL);
  return SQL;
}

export function provideDatabase(SQL: SqlJsStatic): void {
  Reflect.set(scope, 'SQL', SQL);
}
