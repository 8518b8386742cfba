/**
 * What events need to know about plain values: how to read-protect a copy of one, and how to write
 * one down so that two values have the same text exactly when they are equal.
 */
import { prototypeOf } from './class.ts';

/** The methods that change what `Object.freeze` leaves changeable. */
const MUTATORS = [
  [Date, Object.getOwnPropertyNames(Date.prototype).filter((name) => name.startsWith('set'))],
  [Map, ['set', 'delete', 'clear']],
  [Set, ['add', 'delete', 'clear']],
] as const;

function refuseChange(): never {
  throw new TypeError('This value belongs to an event, and events are read-only: copy it first.');
}

/** Freezes a value. A Date, Map or Set is still changeable through its methods: those are shut. */
function shut<Value extends object>(value: Value): Value {
  if (Object.isFrozen(value)) return value;
  const [, names = []] = MUTATORS.find(([type]) => value instanceof type) ?? [];
  for (const name of names) Object.defineProperty(value, name, { value: refuseChange });
  return Object.freeze(value);
}

/** True for objects written as `{ … }`, false for instances of classes. */
export function isPlainObject(value: object): boolean {
  const prototype = prototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}

/**
 * A read-only copy of a value. The holder of the original can change the original, not the copy.
 * Instances of classes, those of subclasses of Date or Map among them, cannot be copied without
 * running their constructor, so they are frozen where they are.
 *
 * @throws TypeError when the value contains itself, or has what the copy could not have: fields of
 *   its own on an array, Date, Map or Set, a symbol as a key, or bytes in a class that is not the
 *   language's, such as a Buffer.
 */
export function readOnlyCopy(value: unknown, ancestors: readonly object[] = []): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (ancestors.includes(value)) refuse('a value that contains itself');
  const inner = (nested: unknown): unknown => readOnlyCopy(nested, [...ancestors, value]);

  if (ArrayBuffer.isView(value)) return copyOfBytes(value);
  const prototype = prototypeOf(value);
  if (prototype === Array.prototype && Array.isArray(value)) {
    const entries = value.filter(() => true); // without holes
    if (Object.keys(value).length > entries.length) refuse('an array with fields of its own');
    return Object.freeze(value.map(inner));
  }
  if (isBuiltIn(value)) {
    if (hasOwnFields(value)) refuse(`a ${value.constructor.name} with fields of its own`);
    if (value instanceof Date) return shut(new Date(value));
    if (value instanceof Set) return shut(new Set(Array.from(value, inner)));
    return shut(new Map(Array.from(value, ([k, v]) => [inner(k), inner(v)])));
  }
  if (!isPlainObject(value)) return shut(value);

  if (Object.getOwnPropertySymbols(value).length > 0) refuse('an object with a symbol as a key');
  const copy = Object.create(prototype) as object;
  for (const [name, nested] of Object.entries(value)) defineReadOnly(copy, name, inner(nested));
  return Object.freeze(copy);
}

/** True for an instance of one of these classes itself, not of a subclass. */
function isBuiltIn(value: object): value is Date | Map<unknown, unknown> | Set<unknown> {
  return MUTATORS.some(([type]) => prototypeOf(value) === type.prototype);
}

/** True for a Date, Map or Set that was given fields, which no copy of it would have. */
export function hasOwnFields(value: object): boolean {
  return Object.keys(value).length > 0;
}

const TYPED_ARRAY = prototypeOf(Uint8Array.prototype);

/** Bytes cannot be frozen, so the event has its own, without what lies around them in memory. */
function copyOfBytes(value: ArrayBufferView): unknown {
  const prototype = prototypeOf(value);
  if (prototype === DataView.prototype) return structuredClone(value);
  if (prototype !== null && prototypeOf(prototype) === TYPED_ARRAY) {
    return (value as Uint8Array).slice();
  }
  return refuse(`bytes in a ${value.constructor.name}: give it Uint8Array.from(bytes)`);
}

function refuse(what: string): never {
  throw new TypeError(`An event cannot hold ${what}.`);
}

/**
 * Makes a value read-only where it is, nested values first: for one that has no other holder, such
 * as what was just read from text. A value that has one is copied by {@link readOnlyCopy}.
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
 * An instance of a class is known by its class, by what it holds or tells in `toJSON()`, and by its
 * fields.
 */
export function textOf(value: unknown): string {
  if (typeof value === 'string') return JSON.stringify(value);
  if (typeof value === 'bigint') return `${value}n`;
  if (Object.is(value, -0)) return '-0';
  if (typeof value !== 'object' || value === null) return String(value);
  if (isPlainObject(value)) return `{${textOfFields(value, ': ')}}`;
  if (Array.isArray(value) && prototypeOf(value) === Array.prototype) {
    return `[${Array.from(value, textOf).join(', ')}]`;
  }
  const parts = [textOfContents(value), textOfFields(value)].filter((part) => part !== '');
  return `${value.constructor.name}(${parts.join(', ')})`;
}

/** What is in an instance of a class that its fields do not show. */
function textOfContents(value: object): string {
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? 'invalid' : value.toISOString();
  if (value instanceof Error) return textOf(value.message);
  if (value instanceof Set) return Array.from(value, textOf).toSorted().join(', ');
  if (value instanceof Map) {
    return Array.from(value, ([k, v]) => `${textOf(k)}: ${textOf(v)}`)
      .toSorted()
      .join(', ');
  }
  return 'toJSON' in value && typeof value.toJSON === 'function' ? textOf(value.toJSON()) : '';
}
