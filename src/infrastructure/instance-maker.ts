import { prototypeOf, type Class } from '../domain/class.ts';
import { freezeDeep } from '../domain/values.ts';

/** The fields of an event, by name. */
export type Fields = Readonly<Record<string, unknown>>;

/**
 * Makes instances of a class from their fields, without its constructor. This runs for every event
 * that is read.
 */
export class InstanceMaker {
  /** A constructor that does nothing: its objects get the right size, unlike `Object.create`'s. */
  readonly #Bare: new () => Record<string, unknown>;
  /** All names that instances inherit, and whether each is that of a method. */
  readonly #inherited = new Map<string, boolean>();

  /** @param type the class. */
  constructor(type: Class) {
    const Bare: unknown = function () {};
    (Bare as Class).prototype = type.prototype;
    this.#Bare = Bare as new () => Record<string, unknown>;
    for (let from: object | null = type.prototype; from; from = prototypeOf(from)) {
      for (const [name, { value }] of Object.entries(Object.getOwnPropertyDescriptors(from))) {
        if (!this.#inherited.has(name)) this.#inherited.set(name, typeof value === 'function');
      }
    }
  }

  /**
   * @param fields the fields. They have no other holder: what is nested in them is frozen in place.
   * @returns the instance, frozen.
   * @throws TypeError when a field would hide a method.
   */
  make(fields: Fields): object {
    const instance = new this.#Bare();
    for (const name in fields) {
      // Unlike `Object.hasOwn`, engines know this one well enough to leave it out where it is true.
      if (!Object.prototype.hasOwnProperty.call(fields, name)) continue;
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
