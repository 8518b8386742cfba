import { defineReadOnly, readOnlyCopy, textOf, textOfFields } from './values.ts';

/** What every domain event can do, whatever fields it carries. */
export interface DomainEvent {
  /**
   * Compares by value.
   *
   * @param other anything.
   * @returns true when the other one is an event of the same class with equal fields.
   */
  equals(other: unknown): boolean;
  /**
   * A fingerprint: equal for equal events.
   *
   * @returns the SHA-256 of {@link DomainEvent.toString}, 64 hexadecimal digits.
   */
  digest(): Promise<string>;
  /** @returns the class name and all fields, sorted by name: `Opened(owner="Ann", …)`. */
  toString(): string;
}

/** How classes of events are made: `class Opened extends DomainEvent<{ owner: string }> {}`. */
export interface DomainEventClass {
  /**
   * Records what happened.
   *
   * @typeParam Fields the names and types of the fields, named where the class is declared.
   * @param fields what happened, by name; they become the read-only fields of the event.
   * @throws TypeError when a field contains itself, or has the name of a method.
   */
  new <Fields extends object>(fields: Fields): DomainEvent & Readonly<Fields>;
  /** What the events of the class have in common. */
  readonly prototype: DomainEvent;
}

/**
 * Something that happened in the domain: a read-only value.
 *
 * The fields given to the constructor become fields of the event, typed as given. They are copied
 * and frozen, nested values included, so that nobody can change what has happened. Two events are
 * equal when their class and their fields are equal.
 *
 * ```ts
 * class Opened extends DomainEvent<{ owner: string }> {}
 * new Opened({ owner: 'Ann' }).owner; // 'Ann'
 * ```
 *
 * A subclass adds no field of its own (a frozen object takes none): it names its fields in the
 * angle brackets. The pattern is Domain Event (Evans, *Domain-Driven Design Reference*; Fowler).
 *
 * @class
 */
export const DomainEvent = class DomainEvent {
  constructor(fields: object) {
    for (const [name, value] of Object.entries(fields)) {
      if (name in this) throw new TypeError(`The field ${name} would hide a method of the event.`);
      defineReadOnly(this, name, readOnlyCopy(value));
    }
    Object.freeze(this);
  }

  equals(other: unknown): boolean {
    return (
      other instanceof DomainEvent &&
      Object.getPrototypeOf(other) === Object.getPrototypeOf(this) &&
      textOf({ ...other }) === textOf({ ...this })
    );
  }

  async digest(): Promise<string> {
    const bytes = new TextEncoder().encode(this.toString());
    const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
    return Array.from(hash, (byte) => byte.toString(16).padStart(2, '0')).join('');
  }

  toString(): string {
    const { name } = (Object.getPrototypeOf(this) as { constructor: { name: string } }).constructor;
    return `${name}(${textOfFields(this)})`;
  }
} as DomainEventClass;
