import { nameOf } from '../domain/errors.ts';

/** Where an item is, or was meant to go: which sequence, which place in it. */
export interface ItemPlace {
  /** The sequence: the id of the entity, a UUID in lower case. */
  readonly sequenceId: string;
  /** The place in the sequence: 0, 1, 2, … */
  readonly position: number;
}

/**
 * The append was refused, and nothing of it was stored: another writer has the position already, or
 * the position is not the next one of its sequence. Get the entity again and decide anew, on its fresh
 * state. (The pattern is Optimistic Offline Lock, Fowler.)
 */
export class ConcurrencyError extends Error implements ItemPlace {
  override readonly name = 'ConcurrencyError';
  /** The sequence: the id of the entity. */
  readonly sequenceId: string;
  /** The position that was attempted. */
  readonly position: number;
  /** How many items the sequence has, when that could be found out. */
  readonly currentVersion: number | undefined;

  /**
   * @param place what was attempted, how many items the sequence has, if known, or why else it
   *   was refused.
   * @param options the database's own error, as `cause`.
   */
  constructor(
    place: ItemPlace & { currentVersion?: number | undefined; why?: string },
    options?: ErrorOptions,
  ) {
    const { sequenceId, position, currentVersion, why } = place;
    const reason = why ?? reasonOf(position, currentVersion);
    super(`Cannot append to ${sequenceId} at position ${position}: ${reason}`, options);
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

/** There is no such entity: it never was, or it has been discarded. (Python's `KeyError`.) */
export class EntityNotFoundError extends Error {
  override readonly name = 'EntityNotFoundError';
  /** The id that was asked for. */
  readonly entityId: string;

  /**
   * @param entityId the id that was asked for.
   * @param at the version that was asked for, if any.
   * @param version how many events the entity has, if that is less.
   */
  constructor(entityId: string, at?: number, version = 0) {
    const isBeyond = at !== undefined && version > 0 && version < at;
    super(
      `There is no entity ${entityId}${at === undefined ? '' : ` at version ${at}`}` +
        (isBeyond ? `: its last version is ${version}.` : '.'),
    );
    this.entityId = entityId;
  }
}

/** There is no item at that position of the sequence. */
export class ItemNotFoundError extends RangeError implements ItemPlace {
  override readonly name = 'ItemNotFoundError';
  /** The sequence that was asked for. */
  readonly sequenceId: string;
  /** The position that was asked for. */
  readonly position: number;

  /** @param place what was asked for. */
  constructor({ sequenceId, position }: ItemPlace) {
    super(`There is no item at position ${position} of ${sequenceId}.`);
    this.sequenceId = sequenceId;
    this.position = position;
  }
}

/** A stored item cannot be read back. The message says which one and why; other items can be read. */
export class DataIntegrityError extends Error implements ItemPlace {
  override readonly name: string = 'DataIntegrityError';
  /** The sequence that the item is in. */
  readonly sequenceId: string;
  /** Its place there. */
  readonly position: number;

  /**
   * @param place which item.
   * @param why what is wrong with it.
   * @param options the error of the attempt to read it, as `cause`.
   */
  constructor({ sequenceId, position }: ItemPlace, why: string, options?: ErrorOptions) {
    super(`The item at position ${position} of ${sequenceId} cannot be read: ${why}`, options);
    this.sequenceId = sequenceId;
    this.position = position;
  }
}

/** A stored item has a topic that no class of events is registered for. */
export class UnknownTopicError extends DataIntegrityError {
  override readonly name = 'UnknownTopicError';
  /** The topic of the item. */
  readonly topic: string;
  /** The topics that classes are registered for. */
  readonly knownTopics: readonly string[];

  /**
   * @param place which item.
   * @param topic its topic.
   * @param knownTopics the topics that classes are registered for.
   */
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

/** A stored event has a version that this program does not know: a newer program has written it. */
export class NewerVersionError extends DataIntegrityError {
  override readonly name = 'NewerVersionError';
  /** The topic of the event. */
  readonly topic: string;
  /** The version that it was stored in. */
  readonly version: number;
  /** The newest version that this program knows. */
  readonly knownVersion: number;

  /**
   * @param place which item.
   * @param topic its topic.
   * @param version the version that it was stored in.
   * @param knownVersion the newest version that this program knows.
   */
  constructor(place: ItemPlace, topic: string, version: number, knownVersion: number) {
    super(
      place,
      `'${topic}' has version ${version}, and this program knows it up to version ${knownVersion}. ` +
        'A newer program has written it: run that one, or add the missing upcast.',
    );
    this.topic = topic;
    this.version = version;
    this.knownVersion = knownVersion;
  }
}

/** An event cannot be written because its class is registered under no topic. */
export class UnregisteredEventError extends TypeError {
  override readonly name = 'UnregisteredEventError';
  /** The event. */
  readonly event: object;

  /**
   * @param event the event.
   * @param knownTopics the topics that classes are registered for.
   */
  constructor(event: object, knownTopics: readonly string[]) {
    const known = knownTopics.map((known) => `'${known}'`).join(', ');
    super(
      `${nameOf(event)} has no topic: register its class with the mapper. ` +
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

  /**
   * @param path where in the event the value is; empty for the event itself.
   * @param why what is wrong with it, as the second half of a sentence.
   */
  constructor(path: string, why: string) {
    super(`${path === '' ? 'The value' : path} ${why}`);
    this.path = path;
  }
}

/** The connection or a table is not as it must be. Never shows a password. */
export class DatastoreError extends Error {
  override readonly name = 'DatastoreError';
}

/**
 * The connection broke, or stayed silent, when the database had been told to store something and had
 * not answered yet: whether it is stored is not known. Read before you repeat anything.
 */
export class UnknownOutcomeError extends Error {
  override readonly name = 'UnknownOutcomeError';
  /** Where to look: the first place in each sequence of an append; empty for SQL of your own. */
  readonly attempted: readonly ItemPlace[];

  /**
   * @param attempted the first place in each sequence of an append; none for SQL of your own.
   * @param options the error of the driver, as `cause`.
   */
  constructor(attempted: readonly ItemPlace[], options?: ErrorOptions) {
    const [first] = attempted;
    super(
      'The connection was lost before the database had answered: whether this was stored is not known. ' +
        (first
          ? `Before you repeat the command, read the sequence ${first.sequenceId} and look whether ` +
            `what stands at position ${first.position} is yours. (The same items may be sent again: ` +
            'if they were stored, they are refused with a ConcurrencyError.)'
          : 'Before you repeat it, look at what it was to change.'),
      options,
    );
    this.attempted = attempted;
  }
}
