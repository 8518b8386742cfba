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
   * @throws TypeError when a field contains itself, holds what a copy could not have, or has the
   *   name of a method.
   */
  new <Fields extends object>(fields: Fields): DomainEvent & Readonly<Fields>;
  /** What the events of the class have in common. */
  readonly prototype: DomainEvent;
}

/**
 * Something that happened in the domain: a read-only value.
 *
 * The fields given to the constructor become fields of the event, typed as given. They are copied
 * and frozen, nested values included, so that what has happened cannot be changed. Two events are
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
    if (Object.getOwnPropertySymbols(fields).length > 0) {
      throw new TypeError('The fields of an event have names, not symbols.');
    }
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

  toString(): string {
    return `${this.constructor.name}(${textOfFields(this)})`;
  }
} as DomainEventClass;
