/** Keeps a value for all that a function calls, however much later. */
export interface AsyncStorage<Value> {
  getStore(): Value | undefined;
  run<Result>(value: Value, task: () => Result): Result;
}

/** What is asked of Node, and of nothing else. */
interface Node {
  readonly env: Readonly<Record<string, string | undefined>>;
  getBuiltinModule(name: 'node:async_hooks'): {
    readonly AsyncLocalStorage: new <Value>() => AsyncStorage<Value>;
  };
  getBuiltinModule(name: 'node:crypto'): {
    readonly X509Certificate: new (text: string) => { checkPrivateKey(key: object): boolean };
    createPrivateKey(text: string): object;
  };
  getBuiltinModule(name: 'node:fs'): {
    existsSync(file: string): boolean;
    readFileSync(file: string, encoding: 'utf8'): string;
    statSync(file: string): { isDirectory(): boolean };
  };
  getBuiltinModule(name: 'node:path'): { dirname(file: string): string };
}

declare const process: Node | undefined;

/** Nothing in a browser. Its modules are not imported: browsers have none, and few bundlers leave them out. */
export function node(): Node | undefined {
  const isNode = typeof process !== 'undefined' && 'getBuiltinModule' in process;
  return isNode ? process : undefined;
}
