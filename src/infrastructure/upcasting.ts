import type { Class, InstanceOf } from '../domain/class.ts';
import type { EntityEvent } from '../domain/entity-event.ts';
import { isPlainObject } from '../domain/values.ts';

/** The fields of an event that its state must provide: all but those that every event has. */
export type FieldsOf<Event> = Omit<Event, keyof EntityEvent>;

/**
 * A step from one version of an event to the next. Each takes what the one before it returns:
 * {@link Upcasts} sees to that.
 *
 * @param older the fields of the older version.
 * @returns the fields of the next one.
 */
export type Step = (older: never) => object;

/**
 * A class of events whose fields have changed since the first of them was stored, with the steps
 * from each older version to the next. Made by {@link upcast}; it takes the place of the class among
 * the topics of a {@link SequencedItemMapper}.
 *
 * @typeParam EventClass the class, as it is now.
 */
export class VersionedClass<EventClass extends Class> {
  /** The class, as it is now. */
  readonly eventClass: EventClass;
  readonly #steps: readonly Step[];

  /**
   * @param eventClass the class, as it is now.
   * @param steps from version 1 to 2, from 2 to 3, and so on.
   */
  constructor(eventClass: EventClass, steps: readonly Step[] = []) {
    this.eventClass = eventClass;
    this.#steps = steps;
  }

  /** The version that is written today: 1 without steps, and one more for each of them. */
  get version(): number {
    return this.#steps.length + 1;
  }

  /**
   * Brings the fields of an older event up to date.
   *
   * @param fields the fields as they were stored. They may be changed by the steps.
   * @param version the version that they were stored in.
   * @returns the fields of today. The time of the event stays, whatever a step leaves out.
   * @throws UpcastError when a step throws, or returns anything but a plain object.
   */
  upcast(fields: object, version: number): object {
    const time = 'timestamp' in fields ? { timestamp: fields.timestamp } : {};
    let newest = fields;
    for (const [index, step] of this.#steps.entries()) {
      if (index + 1 < version) continue;
      try {
        newest = step(newest as never);
      } catch (cause) {
        throw new UpcastError(
          index + 1,
          cause instanceof Error ? cause.message : 'it threw',
          cause,
        );
      }
      if (typeof newest !== 'object' || newest === null || !isPlainObject(newest)) {
        throw new UpcastError(index + 1, 'it returned no plain object');
      }
    }
    return { ...time, ...newest };
  }
}

/** A step did not bring an event to its next version. The mapper adds which event it was. */
export class UpcastError extends Error {
  override readonly name = 'UpcastError';

  /**
   * @param from the version that the step begins with.
   * @param why what went wrong.
   * @param cause what the step threw, if it did.
   */
  constructor(from: number, why: string, cause?: unknown) {
    super(`the upcast from version ${from} to ${from + 1} failed: ${why}`, { cause });
  }
}

/**
 * The steps from the first version of an event to the newest so far, each typed by the one before it.
 *
 * @typeParam Newest the fields of the newest version so far.
 */
export class Upcasts<Newest extends object> {
  readonly #steps: readonly Step[];

  /** @param steps the steps so far. */
  constructor(steps: readonly Step[]) {
    this.#steps = steps;
  }

  /**
   * Adds the step to the next version.
   *
   * @typeParam Next the fields of the next version; found out from what the step returns.
   * @param step makes the fields of the next version from those of the last. It runs whenever such
   *   an event is read, so it must not wait, read a clock, or look anything up.
   * @returns the steps so far.
   */
  upcast<Next extends object>(step: (older: Newest) => Next): Upcasts<Next> {
    return new Upcasts([...this.#steps, step]);
  }

  /**
   * Ends at the class as it is now. Does not compile unless the last step returns all of its fields.
   *
   * @typeParam EventClass the class.
   * @param eventClass the class.
   * @returns what takes the place of the class among the topics of a mapper.
   */
  to<EventClass extends Class>(
    eventClass: Newest extends FieldsOf<InstanceOf<EventClass>> ? EventClass : never,
  ): VersionedClass<EventClass> {
    return new VersionedClass<EventClass>(eventClass, this.#steps);
  }
}

/**
 * Tells how events of older versions become events of today when they are read. What is stored is
 * never changed. (The pattern is Upcasting, Young.)
 *
 * ```ts
 * topics: {
 *   'seat.booked': upcast((v1: { guest: string }) => ({ ...v1, price: 0 }))
 *     .upcast((v2) => ({ guest: v2.guest, cents: v2.price * 100 }))
 *     .to(SeatBooked),
 * },
 * ```
 *
 * @typeParam Newer the fields of version 2; found out from what the step returns.
 * @param step makes the fields of version 2 from those of version 1, whose types it names.
 * @returns the steps so far: add further ones, and end with {@link Upcasts.to}.
 */
export function upcast<Newer extends object>(step: (older: never) => Newer): Upcasts<Newer> {
  return new Upcasts<Newer>([step]);
}
