import type { Class } from '../domain/class.ts';
import { hasOwnFields } from '../domain/values.ts';

/**
 * How the instances of one class are written in JSON: as `{ "$tag": … }`. Give your own value
 * objects to a {@link JsonTranscoder} this way:
 *
 * ```ts
 * const money: ValueType<Money> = {
 *   tag: '$money',
 *   type: Money,
 *   encode: (value) => [value.amount, value.currency],
 *   decode: (encoded) => new Money(...readMoney(encoded)),
 * };
 * ```
 *
 * @typeParam Value the instances of the class.
 */
export interface ValueType<Value extends object> {
  /** The key that marks the value in JSON. It begins with `$` and must never change. */
  readonly tag: `$${string}`;
  /** The class: exactly this one, not its subclasses. */
  readonly type: Class<Value>;
  /**
   * Tells what to write.
   *
   * @param value an instance of the class.
   * @returns any value that can itself be transcoded.
   * @throws Error to refuse the value. The message becomes that of a {@link TranscodingError}.
   */
  encode(value: Value): unknown;
  /**
   * The opposite of `encode`.
   *
   * @param encoded what `encode` has returned.
   * @returns an instance of the class, equal to the one that was given to `encode`.
   * @throws Error when the data cannot have come from there.
   */
  decode(encoded: unknown): Value;
}

/** Fails with what was found where something else was expected. */
function unexpected(expected: string, found: unknown): never {
  throw new TypeError(`should hold ${expected}, not ${JSON.stringify(found)}`);
}

/** No tag has a place for fields that were put on a Date, Map or Set. */
function refuseFields(value: object): void {
  if (hasOwnFields(value)) throw new TypeError('has fields of its own, which would be lost');
}

const dates: ValueType<Date> = {
  tag: '$date',
  type: Date,
  encode(date) {
    refuseFields(date);
    if (Number.isNaN(date.getTime())) throw new TypeError('is an invalid Date');
    return date.toISOString();
  },
  decode(encoded) {
    const date = new Date(typeof encoded === 'string' ? encoded : NaN);
    return Number.isNaN(date.getTime()) ? unexpected('a date', encoded) : date;
  },
};

const bytes: ValueType<Uint8Array> = {
  tag: '$binary',
  type: Uint8Array,
  encode: (value) => ({
    base64: btoa(Array.from(value, (b) => String.fromCharCode(b)).join('')),
    subType: '00',
  }),
  decode(encoded) {
    if (typeof encoded !== 'object' || encoded === null || !('base64' in encoded)) {
      return unexpected('base64', encoded);
    }
    return Uint8Array.from(atob(String(encoded.base64)), (char) => char.charCodeAt(0));
  },
};

const sets: ValueType<Set<unknown>> = {
  tag: '$set',
  type: Set,
  encode(set) {
    refuseFields(set);
    return [...set];
  },
  decode: (encoded) => new Set(Array.isArray(encoded) ? encoded : unexpected('an array', encoded)),
};

const maps: ValueType<Map<unknown, unknown>> = {
  tag: '$map',
  type: Map,
  encode(map) {
    refuseFields(map);
    return [...map];
  },
  decode(encoded) {
    const entries: unknown[] = Array.isArray(encoded) ? encoded : unexpected('an array', encoded);
    return new Map(entries.map((entry) => (isPair(entry) ? entry : unexpected('pairs', entry))));
  },
};

function isPair(value: unknown): value is [unknown, unknown] {
  return Array.isArray(value) && value.length === 2;
}

/** The classes that every {@link JsonTranscoder} knows. `$date` and `$binary` are MongoDB's names. */
export const BUILT_IN_TYPES: readonly ValueType<object>[] = [dates, bytes, sets, maps];
