/** The worker's global scope, with what the libraries expect to find there: imported before them. */

export const scope = globalThis;

// What the reader's code posted would go nowhere, and a flood of it would fill the memory.
Reflect.set(scope, 'postMessage', () => {});

// TypeORM asks for it as `window.SQL`.
Reflect.set(scope, 'window', scope);

// Only a secure context has it, and plain http on another host is none.
crypto.randomUUID ??= () => {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  const parts = /^(.{8})(.{4})(.{4})(.{4})(.{12})$/.exec(hex)?.slice(1) ?? [];
  return parts.join('-') as ReturnType<typeof crypto.randomUUID>;
};

// Engines without `using` do not have them either.
for (const name of ['dispose', 'asyncDispose']) {
  if (!(name in Symbol)) Object.defineProperty(Symbol, name, { value: Symbol(`Symbol.${name}`) });
}
