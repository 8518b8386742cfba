import { prototypeOf, type Class } from '../domain/class.ts';
import { freezeDeep } from '../domain/values.ts';

/** The fields of an event, by name. */
export type Fields = Readonly<Record<string, unknown>>;

/**
 * Makes instances of a class from their fields, without its constructor. This runs for every event
 * that is read.
 */
export class InstanceMaker {
  readonly #prototype: object;
  /** All names that instances inherit, and whether each is that of a method. */
  readonly #inherited = new Map<string, boolean>();

  /** @param type the class. */
  constructor(type: Class) {
    this.#prototype = type.prototype;
    for (let from: object | null = this.#prototype; from; from = prototypeOf(from)) {
      for (const [name, { value }] of Object.entries(Object.getOwnPropertyDescriptors(from))) {
        if (!this.#inherited.has(name)) this.#inherited.set(name, typeof value === 'function');
      }
    }
  }

  /**
   * @param fields the fields. Nobody else may hold them: what is nested in them is frozen in place.
   * @returns the instance, frozen.
   * @throws TypeError when a field would hide a method.
   */
  make(fields: Fields): object {
    const instance = Object.create(this.#prototype) as Record<string, unknown>;
    for (const name of Object.keys(fields)) {
      const value = fields[name];
      if (typeof value === 'object') freezeDeep(value);
      const isMethod = this.#inherited.get(name);
      // Assigning is the fastest way, but would run a setter, and `__proto__` is one.
      if (isMethod === undefined) instance[name] = value;
      else if (isMethod) throw new TypeError(`its field ${name} would hide a method of the event`);
      else Object.defineProperty(instance, name, { value, enumerable: true });
    }
    return Object.freeze(instance);
  }
}
