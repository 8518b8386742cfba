import { TranscodingError } from './errors.ts';
import { BUILT_IN_TYPES, type ValueType } from './value-types.ts';

/** Turns the fields of an event into text and back: the place for encryption or another format. */
export interface Transcoder {
  /**
   * Writes the fields of an event.
   *
   * @param fields the fields, by name.
   * @returns the text.
   * @throws TranscodingError when the text could not be read back as the same value.
   */
  encode(fields: object): string;
  /**
   * Reads what `encode` has written.
   *
   * @param text the text.
   * @returns the fields, by name, in an object of their own: they become those of the event, frozen.
   * @throws Error when the text is not what `encode` has written.
   */
  decode(text: string): unknown;
}

/** What a {@link JsonTranscoder} is made of. */
export interface JsonTranscoderOptions {
  /** How the instances of your own classes are written. By default they are refused. */
  readonly types?: readonly ValueType<object>[];
}

/** Deeper values would overflow the stack of the program that reads them. */
const MAX_DEPTH = 500;

/** Keys of the tags that need no class. The first three are MongoDB's (Extended JSON v2). */
const BIGINT = '$numberLong';
const NUMBER = '$numberDouble';
const UNDEFINED = '$undefined';
const LITERAL = '$literal';

const SPECIAL_NUMBERS = ['NaN', 'Infinity', '-Infinity', '-0.0'];

/** Text without these holds no tag, no hostile key and no escape: `JSON.parse` alone reads it. */
function needsDecoding(text: string): boolean {
  return text.includes('$') || text.includes('\\') || text.includes('__proto__');
}

/** True for what is written as it is, and read by `JSON.parse` alone: most events are like that. */
function isPlainJson(value: unknown, depth: number): boolean {
  if (typeof value === 'string' || typeof value === 'boolean' || value === null) return true;
  if (typeof value === 'number') return Number.isFinite(value) && !Object.is(value, -0);
  if (typeof value !== 'object' || depth > MAX_DEPTH) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  if (Array.isArray(value) && prototype === Array.prototype) {
    const isWhole = Object.keys(value).length === value.length;
    return isWhole && value.every((nested) => isPlainJson(nested, depth + 1));
  }
  if (prototype !== Object.prototype) return false;
  if (Object.getOwnPropertySymbols(value).length > 0) return false;
  for (const key in value) {
    if (key[0] === '$' || key === '__proto__') return false;
    if (!isPlainJson((value as Readonly<Record<string, unknown>>)[key], depth + 1)) return false;
  }
  return true;
}

type Path = readonly (string | number)[];

/**
 * Writes values as JSON and reads them back equal, type for type. What JSON has no word for is
 * marked with a tag: `{ "$date": "2024-02-29T12:00:00.000Z" }`. There are tags for Date, bigint,
 * Uint8Array, Map, Set, `undefined`, `NaN`, the infinities and `-0`, and for your own classes. An
 * object of the user's that looks like a tag is written as `{ "$literal": … }`, so it is not taken
 * for one. What has no tag is refused when written, never changed silently.
 *
 * Tag names follow MongoDB Extended JSON where it has them.
 */
export class JsonTranscoder implements Transcoder {
  readonly #byTag = new Map<string, ValueType<object>>();
  readonly #byPrototype = new Map<unknown, ValueType<object>>();

  /**
   * @param options what it is made of.
   * @throws TypeError when two types have the same tag.
   */
  constructor({ types = [] }: JsonTranscoderOptions = {}) {
    for (const type of [...BUILT_IN_TYPES, ...types]) {
      if (!/^\$./.test(type.tag))
        throw new TypeError(`A tag begins with $, '${type.tag}' does not.`);
      const taken = [BIGINT, NUMBER, UNDEFINED, LITERAL].includes(type.tag);
      if (taken || this.#byTag.has(type.tag)) throw new TypeError(`The tag ${type.tag} is taken.`);
      this.#byTag.set(type.tag, type);
      this.#byPrototype.set(type.type.prototype, type);
    }
  }

  encode(fields: object): string {
    return JSON.stringify(isPlainJson(fields, 0) ? fields : this.#encode(fields, [], []));
  }

  decode(text: string): unknown {
    const json: unknown = JSON.parse(text);
    return needsDecoding(text) ? this.#decode(json, 0) : json;
  }

  #encode(value: unknown, path: Path, ancestors: readonly object[]): unknown {
    switch (typeof value) {
      case 'string':
      case 'boolean':
        return value;
      case 'number':
        if (Object.is(value, -0)) return { [NUMBER]: '-0.0' };
        return Number.isFinite(value) ? value : { [NUMBER]: String(value) };
      case 'bigint':
        return { [BIGINT]: String(value) };
      case 'undefined':
        return { [UNDEFINED]: true };
      case 'object':
        return value === null ? null : this.#encodeObject(value, path, ancestors);
      default:
        throw new TranscodingError(textOfPath(path), `is a ${typeof value}: it cannot be stored.`);
    }
  }

  #encodeObject(value: object, path: Path, ancestors: readonly object[]): unknown {
    const refuse = (why: string): never => {
      throw new TranscodingError(textOfPath(path), why);
    };
    if (ancestors.includes(value)) refuse('contains itself: it cannot be stored.');
    if (path.length > MAX_DEPTH) refuse(`is nested more than ${MAX_DEPTH} levels deep.`);
    if (Object.getOwnPropertySymbols(value).length > 0) refuse('has a symbol as a key.');
    const inner = (nested: unknown, key: string | number): unknown =>
      this.#encode(nested, [...path, key], [...ancestors, value]);

    const prototype: unknown = Object.getPrototypeOf(value);
    if (Array.isArray(value) && prototype === Array.prototype) {
      if (Object.keys(value).length !== value.length) refuse('has holes or named properties.');
      return value.map(inner);
    }
    const type = this.#byPrototype.get(prototype);
    if (type)
      return {
        [type.tag]: inner(
          orRefuse(() => type.encode(value), refuse),
          type.tag,
        ),
      };
    if (prototype !== Object.prototype) {
      refuse('is no plain object: give the transcoder a ValueType for its class.');
    }
    if (Object.hasOwn(value, '__proto__')) refuse('has the key __proto__: it cannot be stored.');
    const entries = Object.entries(value).map(([key, nested]) => [key, inner(nested, key)]);
    const fields: unknown = Object.fromEntries(entries);
    return tagOf(value) === undefined ? fields : { [LITERAL]: fields };
  }

  #decode(json: unknown, depth: number): unknown {
    if (typeof json !== 'object' || json === null) return json;
    if (depth > 2 * MAX_DEPTH) throw new TypeError(`is nested more than ${MAX_DEPTH} levels deep`);
    const inner = (nested: unknown): unknown => this.#decode(nested, depth + 1);
    if (Array.isArray(json)) return json.map(inner);

    const tag = tagOf(json);
    if (tag === undefined) return mapFields(json, inner);
    const content: unknown = Object.values(json)[0];
    if (tag === LITERAL && isJsonObject(content)) return mapFields(content, inner);
    const isText = typeof content === 'string';
    if (tag === BIGINT && isText && /^-?\d+$/.test(content)) return BigInt(content);
    if (tag === NUMBER && isText && SPECIAL_NUMBERS.includes(content)) return Number(content);
    if (tag === UNDEFINED && content === true) return undefined;
    const type = this.#byTag.get(tag);
    if (type) return type.decode(inner(content));
    throw new TypeError(`the tag ${tag} is not registered with the transcoder, or is damaged`);
  }
}

/** The key of an object that looks like a tagged value: its only key, beginning with `$`. */
function tagOf(value: object): string | undefined {
  const [key, ...more] = Object.keys(value);
  return key?.startsWith('$') && more.length === 0 ? key : undefined;
}

function isJsonObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function mapFields(json: object, map: (nested: unknown) => unknown): object {
  if (Object.hasOwn(json, '__proto__')) throw new TypeError('it has the key __proto__');
  return Object.fromEntries(Object.entries(json).map(([key, nested]) => [key, map(nested)]));
}

function orRefuse(encode: () => unknown, refuse: (why: string) => never): unknown {
  try {
    return encode();
  } catch (error) {
    return refuse(error instanceof Error ? error.message : String(error));
  }
}

/** `lines[2].price` */
function textOfPath(path: Path): string {
  return path
    .map((key) => (typeof key === 'number' ? `[${key}]` : `.${key}`))
    .join('')
    .replace(/^\./, '');
}
