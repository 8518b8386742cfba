/** Where an item is, or was meant to go: which sequence, which place in it. */
export interface ItemPlace {
  readonly sequenceId: string;
  readonly position: number;
}

/**
 * The append was refused, and nothing of it was stored: another writer has the position already, or
 * the position is not the next one of its sequence. Fetch the entity again and repeat the command
 * on its fresh state. (The pattern is Optimistic Offline Lock, Fowler.)
 */
export class ConcurrencyError extends Error implements ItemPlace {
  override readonly name = 'ConcurrencyError';
  readonly sequenceId: string;
  readonly position: number;
  /** How many items the sequence has, when that could be found out. */
  readonly currentVersion: number | undefined;

  constructor(place: ItemPlace & { currentVersion?: number | undefined }, options?: ErrorOptions) {
    const { sequenceId, position, currentVersion } = place;
    super(
      `Cannot append to ${sequenceId} at position ${position}: ` +
        reasonOf(position, currentVersion),
      options,
    );
    this.sequenceId = sequenceId;
    this.position = position;
    this.currentVersion = currentVersion;
  }
}

function reasonOf(position: number, currentVersion: number | undefined): string {
  if (currentVersion === undefined || position === currentVersion) {
    return 'it is taken, or not the next one.';
  }
  return position < currentVersion
    ? `it is taken, the sequence is at version ${currentVersion}.`
    : `that would leave a gap, the next position is ${currentVersion}.`;
}

/** There is no such entity: it never was, or it has been discarded. */
export class EntityNotFoundError extends Error {
  override readonly name = 'EntityNotFoundError';
  readonly entityId: string;

  constructor(entityId: string, at?: number) {
    super(`There is no entity ${entityId}${at === undefined ? '' : ` at version ${at}`}.`);
    this.entityId = entityId;
  }
}

/** There is no item at that position of the sequence. */
export class ItemNotFoundError extends RangeError implements ItemPlace {
  override readonly name = 'ItemNotFoundError';
  readonly sequenceId: string;
  readonly position: number;

  constructor({ sequenceId, position }: ItemPlace) {
    super(`There is no item at position ${position} of ${sequenceId}.`);
    this.sequenceId = sequenceId;
    this.position = position;
  }
}

/** A stored item cannot be read back. The message says which one and why; other items can be read. */
export class DataIntegrityError extends Error implements ItemPlace {
  override readonly name: string = 'DataIntegrityError';
  readonly sequenceId: string;
  readonly position: number;

  constructor({ sequenceId, position }: ItemPlace, why: string, options?: ErrorOptions) {
    super(`The item at position ${position} of ${sequenceId} cannot be read: ${why}`, options);
    this.sequenceId = sequenceId;
    this.position = position;
  }
}

/** A stored item has a topic that no class of events is registered for. */
export class UnknownTopicError extends DataIntegrityError {
  override readonly name = 'UnknownTopicError';
  readonly topic: string;
  readonly knownTopics: readonly string[];

  constructor(place: ItemPlace, topic: string, knownTopics: readonly string[]) {
    const known = knownTopics.map((known) => `'${known}'`).join(', ');
    super(
      place,
      `the topic '${topic}' is not registered. Known topics: ${known}. ` +
        'Register its class with the mapper, or add an alias if it was renamed.',
    );
    this.topic = topic;
    this.knownTopics = knownTopics;
  }
}

/** An event cannot be written because its class is registered under no topic. */
export class UnregisteredEventError extends TypeError {
  override readonly name = 'UnregisteredEventError';
  readonly event: object;

  constructor(event: object, knownTopics: readonly string[]) {
    const known = knownTopics.map((known) => `'${known}'`).join(', ');
    super(
      `${event.constructor.name} has no topic: register its class with the mapper. ` +
        `Registered are: ${known}.`,
    );
    this.event = event;
  }
}

/** A value would not survive being written and read back. Nothing was written. */
export class TranscodingError extends TypeError {
  override readonly name = 'TranscodingError';
  /** Where in the event the value is, for example `lines[2].price`. */
  readonly path: string;

  constructor(path: string, why: string) {
    super(`${path === '' ? 'The value' : path} ${why}`);
    this.path = path;
  }
}

/** The connection or a table is not as it must be. Never shows a password. */
export class DatastoreError extends Error {
  override readonly name = 'DatastoreError';
}
