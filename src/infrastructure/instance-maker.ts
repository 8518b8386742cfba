import type { Class } from '../domain/class.ts';
import { freezeDeep } from '../domain/values.ts';

/** The fields of an event, by name. */
export type Fields = Readonly<Record<string, unknown>>;

/**
 * Makes instances of a class from their fields, without its constructor. This runs for every event
 * that is read.
 */
export class InstanceMaker {
  readonly #prototype: object;
  /** All names that instances inherit. */
  readonly #inherited = new Set<string>();

  /** @param type the class. */
  constructor(type: Class) {
    this.#prototype = type.prototype;
    for (let from: object | null = this.#prototype; from; from = prototypeOf(from)) {
      for (const name of Object.getOwnPropertyNames(from)) this.#inherited.add(name);
    }
  }

  /**
   * @param fields the fields. Nobody else may hold them: what is nested in them is frozen in place.
   * @returns the instance, frozen.
   * @throws TypeError when a field would hide a method.
   */
  make(fields: Fields): object {
    const instance = Object.create(this.#prototype) as Record<string, unknown>;
    for (const name in fields) {
      const value = fields[name];
      if (typeof value === 'object') freezeDeep(value);
      // Assigning is the fastest way, but would run a setter, and `__proto__` is one.
      if (this.#inherited.has(name)) this.#define(instance, name, fields);
      else instance[name] = value;
    }
    return Object.freeze(instance);
  }

  #define(instance: object, name: string, fields: Fields): void {
    if (!Object.hasOwn(fields, name)) return;
    if (isMethod(this.#prototype, name)) {
      throw new TypeError(`its field ${name} would hide a method of the event`);
    }
    Object.defineProperty(instance, name, { value: fields[name], enumerable: true });
  }
}

function prototypeOf(value: object): object | null {
  return Object.getPrototypeOf(value) as object | null;
}

function isMethod(prototype: object | null, name: string): boolean {
  const property = prototype && Object.getOwnPropertyDescriptor(prototype, name);
  if (property) return typeof property.value === 'function';
  return prototype !== null && isMethod(prototypeOf(prototype), name);
}
