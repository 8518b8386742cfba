/**
 * What events need to know about plain values: how to read-protect a copy of one, and how to write
 * one down so that two values have the same text exactly when they are equal.
 */

const MUTATORS = new Map<object, readonly string[]>([
  [
    Date.prototype,
    Object.getOwnPropertyNames(Date.prototype).filter((name) => name.startsWith('set')),
  ],
  [Map.prototype, ['set', 'delete', 'clear']],
  [Set.prototype, ['add', 'delete', 'clear']],
]);

function refuseChange(): never {
  throw new TypeError('This value belongs to an event, and events are read-only: copy it first.');
}

/** `Object.freeze` leaves a Date, Map or Set changeable through its methods, so those are shut too. */
function shut<Value extends object>(value: Value): Value {
  for (const name of MUTATORS.get(Object.getPrototypeOf(value) as object) ?? []) {
    Object.defineProperty(value, name, { value: refuseChange });
  }
  return Object.freeze(value);
}

/** True for objects written as `{ … }`, false for instances of classes. */
export function isPlainObject(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}

/**
 * A read-only copy of a value. Nobody who holds the original can change the copy, and the original
 * is not frozen under its owner's hands. Instances of classes cannot be copied without running their
 * constructor, so they are frozen where they are.
 *
 * @throws TypeError when the value contains itself.
 */
export function readOnlyCopy(value: unknown, ancestors: readonly object[] = []): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (ancestors.includes(value))
    throw new TypeError('An event cannot hold a value that contains itself.');
  const inner = (nested: unknown): unknown => readOnlyCopy(nested, [...ancestors, value]);

  if (Array.isArray(value)) return Object.freeze(value.map(inner));
  if (value instanceof Date) return shut(new Date(value));
  if (value instanceof Map)
    return shut(new Map(Array.from(value, ([k, v]) => [inner(k), inner(v)])));
  if (value instanceof Set) return shut(new Set(Array.from(value, inner)));
  // Bytes cannot be frozen. A Buffer is a view on a larger one, which is not copied with it.
  if (value instanceof Uint8Array) return Uint8Array.from(value);
  if (ArrayBuffer.isView(value)) return structuredClone(value);
  if (!isPlainObject(value)) return Object.freeze(value);

  const copy: object = Object.create(Object.getPrototypeOf(value) as object | null) as object;
  for (const [name, nested] of Object.entries(value)) defineReadOnly(copy, name, inner(nested));
  return Object.freeze(copy);
}

/**
 * Makes a value read-only where it is, nested values first: for one that nobody else holds, such as
 * what was just read from text. A value of somebody else is copied by {@link readOnlyCopy}.
 */
export function freezeDeep(value: unknown): void {
  if (typeof value !== 'object' || value === null) return;
  // Bytes cannot be frozen. What is frozen already has an owner, who knows what for.
  if (ArrayBuffer.isView(value) || Object.isFrozen(value)) return;
  if (Array.isArray(value) || value instanceof Set) value.forEach(freezeDeep);
  else if (value instanceof Map) for (const entry of value) entry.forEach(freezeDeep);
  else if (isPlainObject(value)) Object.values(value).forEach(freezeDeep);
  shut(value);
}

/** Defines a property instead of assigning it, so that a name like `__proto__` has no effect. */
export function defineReadOnly(target: object, name: string, value: unknown): void {
  Object.defineProperty(target, name, { value, enumerable: true });
}

/** The fields of an object as `name=value`, sorted by name. */
export function textOfFields(value: object, separator = '='): string {
  return Object.entries(value)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, field]) => `${textOfName(name)}${separator}${textOf(field)}`)
    .join(', ');
}

/** Quoted unless it is an identifier: `{ 'a: 1, b': 2 }` must not look like `{ a: 1, b: 2 }`. */
function textOfName(name: string): string {
  return /^[\p{ID_Start}$_][\p{ID_Continue}$]*$/u.test(name) ? name : JSON.stringify(name);
}

/**
 * The text of a value. Equal values have equal texts, whatever the order of their keys; values of
 * different types (`1` and `'1'`, `0` and `-0`, a Date and its ISO string) have different ones.
 * An instance of a class is known by its class and its fields, or by its `toJSON()` if it has one.
 */
export function textOf(value: unknown): string {
  if (typeof value === 'string') return JSON.stringify(value);
  if (typeof value === 'bigint') return `${value}n`;
  if (Object.is(value, -0)) return '-0';
  if (typeof value !== 'object' || value === null) return String(value);
  if (Array.isArray(value)) return `[${Array.from(value, textOf).join(', ')}]`;
  if (isPlainObject(value)) return `{${textOfFields(value, ': ')}}`;
  return `${value.constructor.name}(${textOfInstance(value)})`;
}

function textOfInstance(value: object): string {
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? 'invalid' : value.toISOString();
  if (value instanceof Set) return Array.from(value, textOf).toSorted().join(', ');
  if (value instanceof Map) {
    return Array.from(value, ([k, v]) => `${textOf(k)}: ${textOf(v)}`)
      .toSorted()
      .join(', ');
  }
  if ('toJSON' in value && typeof value.toJSON === 'function') return textOf(value.toJSON());
  return textOfFields(value);
}
