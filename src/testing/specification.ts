import { type AggregateClass, AggregateRoot, type AppliesTo, type EntityEvent } from '../index.ts';
import { newId, SequencedItemMapper } from '../index.ts';
import { SpecificationError } from './specification-error.ts';

/**
 * An event for a specification: `happened(Seat.Booked, { guest: 'Ann' })`. Id, place and time are
 * filled in; a specification does not compare them.
 *
 * @param eventClass the class of the event.
 * @param fields its own fields.
 * @returns the event.
 * @typeParam Event the event.
 */
export function happened<Event extends EntityEvent>(
  eventClass: new (fields: never) => Event,
  fields: Omit<Event, keyof EntityEvent>,
): Event {
  return new eventClass({ originatorId: newId(), originatorVersion: 0, ...fields } as never);
}

/** What has happened before: the next word is {@link Given.when}. */
export interface Given<Aggregate extends AggregateRoot> {
  /**
   * Gives a command.
   *
   * @param command what is asked of the aggregate. Without given events there is none yet: the
   *   command makes and returns it, `() => Seat.add()`.
   * @returns what can be said of its outcome. One of its methods must be called.
   * @throws TypeError when the command returns a promise, or wants an aggregate where there is none.
   */
  when(command: (aggregate: Aggregate) => unknown): Outcome;
}

/** What the command has led to. The specification ends with one of these. */
export interface Outcome {
  /**
   * These events happened, in this order, and no other ones.
   *
   * @param events the events, made by {@link happened} or by hand.
   * @throws SpecificationError when others happened, or an error was thrown.
   */
  then(...events: readonly [EntityEvent, ...EntityEvent[]]): void;
  /**
   * Nothing happened: the command was accepted and made no event.
   *
   * @throws SpecificationError when an event happened, or an error was thrown.
   */
  thenNothing(): void;
  /**
   * The command was refused.
   *
   * @param errorClass the class of the error.
   * @param message what its message is to match. By default any.
   * @throws SpecificationError when there was no error, or another one.
   */
  thenThrows(errorClass: abstract new (...args: never[]) => Error, message?: RegExp): void;
}

/**
 * Begins a specification (the pattern Given-When-Then, North):
 *
 * ```ts
 * given(Seat, happened(Seat.Added, { row: 1 }), happened(Seat.Booked, { guest: 'Ann' }))
 *   .when((seat) => seat.book('Bob'))
 *   .thenThrows(SeatTakenError);
 * ```
 *
 * The events are written and read by the mapper on their way, so one that could not be stored fails
 * here. A specification that is not finished in the same breath is an error that no test can miss.
 *
 * @param aggregateClass the class of the aggregate.
 * @param events what has happened to it, oldest first.
 * @returns what the command is given to.
 * @throws SpecificationError when the events leave no aggregate.
 * @throws UnregisteredEventError when an event is none of the topics of the class.
 * @throws TranscodingError when a value of an event could not be read back.
 * @typeParam Aggregate its instances.
 */
export function given<Aggregate extends AggregateRoot>(
  aggregateClass: AggregateClass<Aggregate>,
  ...events: readonly AppliesTo<Aggregate>[]
): Given<Aggregate> {
  const mapper = new SequencedItemMapper({
    topics: aggregateClass.topics,
    ...(aggregateClass.aliases && { aliases: aggregateClass.aliases }),
    sequenceIdAttrName: 'originatorId',
    positionAttrName: 'originatorVersion',
  });
  const stored = (event: EntityEvent): EntityEvent => mapper.fromItem(mapper.toItem(event));
  const originatorId = newId();
  const history = events.map((event, originatorVersion) =>
    stored(withFields(event, { ...event, originatorId, originatorVersion })),
  );
  const aggregate = history.reduce<Aggregate | null>(AggregateRoot.mutate, null);
  if (aggregate === null && history.length > 0) {
    throw new SpecificationError(`After the given events there is no ${aggregateClass.name}.`);
  }

  // Made here, so that its stack leads to the specification. No test can miss what is thrown outside
  // of all of them; by then, one that is written in one piece has ended.
  const unfinished = new SpecificationError(
    'A specification ends with then(), thenNothing() or thenThrows(); this one does not.',
  );
  let isFinished = false;
  queueMicrotask(() => {
    if (!isFinished) throw unfinished;
  });
  const finish = (): void => void (isFinished = true);

  return {
    when(command) {
      if (aggregate === null && command.length > 0) {
        finish();
        throw new TypeError(`There is no ${aggregateClass.name} yet: give its first event.`);
      }
      let made: readonly EntityEvent[] = [];
      let refusal: { readonly error: unknown } | undefined;
      try {
        const result = command(aggregate as Aggregate);
        if (result instanceof Promise) throw new TypeError('A command answers at once.');
        const changed = result instanceof AggregateRoot ? result : aggregate;
        made = (changed?.pendingEvents ?? []).map(stored);
      } catch (error) {
        refusal = { error };
      }
      return outcomeOf(made, refusal, finish);
    },
  };
}

function outcomeOf(
  made: readonly EntityEvent[],
  refusal: { readonly error: unknown } | undefined,
  finish: () => void,
): Outcome {
  const compare = (expected: readonly EntityEvent[]): void => {
    finish();
    if (refusal) {
      const what = String(refusal.error);
      throw new SpecificationError(`The command was refused: ${what}`, { cause: refusal.error });
    }
    const isEqual = (event: EntityEvent, n: number) =>
      !!made[n] && ownOf(made[n]).equals(ownOf(event));
    if (expected.length === made.length && expected.every(isEqual)) return;
    const [wanted, found] = [textOf(expected), textOf(made)];
    const why = wanted === found ? 'Another class of the same name. ' : '';
    throw new SpecificationError(`${why}Expected:\n${wanted}\nHappened:\n${found}`, {
      expected: wanted,
      actual: found,
    });
  };
  return {
    // oxlint-disable-next-line no-thenable -- the word of the pattern; an `await` does not compile
    then(...events: readonly EntityEvent[]) {
      if (events.length === 0) {
        finish();
        throw new TypeError('then() takes the events; say thenNothing() where there are none.');
      }
      compare(events);
    },
    thenNothing: () => compare([]),
    thenThrows(errorClass, message = /(?:)/) {
      finish();
      if (!refusal) {
        throw new SpecificationError(
          `Expected a ${errorClass.name}, but the command was accepted. Happened:\n${textOf(made)}`,
        );
      }
      const { error } = refusal;
      if (error instanceof errorClass && message.test(error.message)) return;
      throw new SpecificationError(
        `Expected a ${errorClass.name} with a message like ${String(message)}, not: ${String(error)}`,
        { cause: error },
      );
    },
  };
}

/** The event with other fields. Its class is kept, its constructor does not run. */
function withFields(event: EntityEvent, fields: object): EntityEvent {
  const prototype = Object.getPrototypeOf(event) as object;
  return Object.freeze(Object.assign(Object.create(prototype) as EntityEvent, fields));
}

/** The event without what a specification fills in. */
function ownOf(event: EntityEvent): EntityEvent {
  const { originatorId: _id, originatorVersion: _version, timestamp: _time, ...own } = event;
  return withFields(event, own);
}

/** Events by their classes and their own fields, one a line. */
function textOf(events: readonly EntityEvent[]): string {
  return events.map((event) => ownOf(event).toString()).join('\n') || 'nothing';
}
