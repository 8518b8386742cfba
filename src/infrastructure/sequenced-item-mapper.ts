import type { Class } from '../domain/class.ts';
import { isPosition, isUuid } from '../domain/id.ts';
import { isPlainObject, textOf } from '../domain/values.ts';
import { DataIntegrityError, NewerVersionError, UnknownTopicError } from './errors.ts';
import { InstanceMaker, type Fields } from './instance-maker.ts';
import { JsonTranscoder, type Transcoder } from './json-transcoder.ts';
import { SequencedItem } from './sequenced-item.ts';
import { type EventOf, type TopicClass, Topics } from './topics.ts';
import type { VersionedClass } from './upcasting.ts';

/** Where the state of an event says its version; without it, the version is 1. */
const VERSION = '@version';

/**
 * The names of all attributes that some of the events have.
 *
 * @typeParam Event the events.
 */
export type AttributeOf<Event> = Event extends unknown ? keyof Event & string : never;

/**
 * What a {@link SequencedItemMapper} needs to know about the events.
 *
 * @typeParam AnyClass the classes of events; found out from `topics`.
 */
export interface SequencedItemMapperOptions<AnyClass extends TopicClass> {
  /**
   * Each class of events under the name that it is stored with. Where its fields have changed since
   * the first events were stored, {@link upcast} tells how older ones become those of today.
   */
  readonly topics: Readonly<Record<string, AnyClass>>;
  /** Old names of topics, and what they are called now. */
  readonly aliases?: Readonly<Record<string, string>>;
  /** The attribute that tells the sequence. By default `sequenceId`. */
  readonly sequenceIdAttrName?: keyof EventOf<AnyClass> & string;
  /** The attribute that tells the place in the sequence. By default `position`. */
  readonly positionAttrName?: keyof EventOf<AnyClass> & string;
  /** Further attributes that are stored in columns of their own, besides being in the state. */
  readonly otherAttrNames?: readonly AttributeOf<EventOf<AnyClass>>[];
  /** How the fields of an event become text. By default a {@link JsonTranscoder}. */
  readonly transcoder?: Transcoder;
}

/**
 * Maps events to the items that are stored for them, and back.
 *
 * @typeParam Event the events, a union of their classes.
 */
export interface EventMapper<Event extends object> {
  /**
   * Writes an event.
   *
   * @param event the event.
   * @returns the item that is stored for it.
   */
  toItem(event: Event): SequencedItem;
  /**
   * Reads an event.
   *
   * @param item the item as it was stored.
   * @returns the event that it was made from.
   */
  fromItem(item: SequencedItem): Event;
}

/**
 * The {@link EventMapper} of the library (the pattern Data Mapper, Fowler). The state holds what the
 * columns do not: the sequence and the position of an event are left out, and come from the item.
 *
 * ```ts
 * new SequencedItemMapper({
 *   topics: { 'account-opened': Opened, 'account-closed': Closed },
 *   sequenceIdAttrName: 'originatorId',
 *   positionAttrName: 'originatorVersion',
 * });
 * ```
 *
 * @typeParam AnyClass the classes of events; found out from `topics`.
 */
export class SequencedItemMapper<AnyClass extends TopicClass> implements EventMapper<
  EventOf<AnyClass>
> {
  readonly #topics: Topics;
  readonly #sequenceIdAttrName: string;
  readonly #positionAttrName: string;
  readonly #otherAttrNames: readonly string[];
  readonly #transcoder: Transcoder;
  /** By topics and aliases, as far as such items have been read. */
  readonly #readers = new Map<string, Reader>();

  /**
   * @param options what to know about the events.
   * @throws TypeError when a topic is empty or longer than 255 characters, when a class has two
   *   topics, or when an alias is a topic itself or leads to none.
   */
  constructor(options: SequencedItemMapperOptions<AnyClass>) {
    this.#topics = new Topics(options.topics, options.aliases);
    this.#sequenceIdAttrName = options.sequenceIdAttrName ?? 'sequenceId';
    this.#positionAttrName = options.positionAttrName ?? 'position';
    this.#otherAttrNames = options.otherAttrNames ?? [];
    this.#transcoder = options.transcoder ?? new JsonTranscoder();
  }

  /**
   * Writes an event.
   *
   * @param event an event of a registered class.
   * @returns the item that is stored for it.
   * @throws UnregisteredEventError when the class of the event has no topic.
   * @throws TypeError when the sequence id is no UUID in lower case, or the position no whole number
   *   from 0.
   * @throws TranscodingError when a value of the event could not be read back.
   */
  toItem(event: EventOf<AnyClass>): SequencedItem {
    const topic = this.#topics.topicOf(event);
    const fields: Fields = { ...(event as object) };
    const {
      [this.#sequenceIdAttrName]: sequenceId,
      [this.#positionAttrName]: position,
      ...rest
    } = fields;
    if (VERSION in rest) {
      throw new TypeError(`The field ${VERSION} of '${topic}' is the library's own.`);
    }
    const version = this.#topics.classOf(topic)?.version ?? 1;
    const item = new SequencedItem({
      sequenceId: sequenceId as string, // checked there
      position: position as number,
      topic,
      state: this.#transcoder.encode(version === 1 ? rest : { [VERSION]: version, ...rest }),
      other: this.#otherOf(fields),
    });
    if (item.sequenceId === sequenceId) return item;
    throw new TypeError(
      `The ${this.#sequenceIdAttrName} of '${topic}' would come back in lower case: write ` +
        `'${item.sequenceId}'.`,
    );
  }

  /**
   * Reads an event. It is rebuilt from its fields; its constructor does not run.
   *
   * @param item the item as it was stored.
   * @returns the event that it was made from.
   * @throws UnknownTopicError when no class is registered for the topic of the item.
   * @throws NewerVersionError when the event was written by a program with more steps.
   * @throws DataIntegrityError when the state cannot be read, an upcast fails, or it is no event of
   *   this place.
   * @throws TypeError when it is given anything but a {@link SequencedItem}.
   */
  fromItem(item: SequencedItem): EventOf<AnyClass> {
    if (!(item instanceof SequencedItem)) throw new TypeError('fromItem() takes a SequencedItem.');
    const { maker, versioned } = this.#readerFor(item);
    const fields = this.#fieldsOf(item, versioned);
    try {
      return maker.make(fields) as EventOf<AnyClass>;
    } catch (cause) {
      throw unreadable(item, cause);
    }
  }

  #otherOf(fields: Fields): Fields | undefined {
    if (this.#otherAttrNames.length === 0) return undefined;
    return Object.fromEntries(this.#otherAttrNames.map((name) => [name, fields[name] ?? null]));
  }

  #readerFor(item: SequencedItem): Reader {
    const known = this.#readers.get(item.topic);
    if (known) return known;
    const versioned = this.#topics.classOf(item.topic);
    if (!versioned) throw new UnknownTopicError(item, item.topic, this.#topics.names);
    const reader = { versioned, maker: new InstanceMaker(versioned.eventClass) };
    this.#readers.set(item.topic, reader);
    return reader;
  }

  /** The fields of the event: those in the state of an item, and the place that its columns tell. */
  #fieldsOf(item: SequencedItem, versioned: VersionedClass<Class>): Fields {
    let fields: unknown;
    try {
      fields = this.#transcoder.decode(item.state);
    } catch (cause) {
      throw unreadable(item, cause);
    }
    if (!isFields(fields)) {
      const why = `its state is no JSON object, but ${excerptOf(item.state)}`;
      throw new DataIntegrityError(item, why);
    }
    this.#checkPlace(item, fields);
    const newest = upToDate(item, fields, versioned);
    newest[this.#sequenceIdAttrName] = item.sequenceId;
    newest[this.#positionAttrName] = item.position;
    return newest;
  }

  /** Version 0.1.0 wrote the place of an event into its state, too. It must be that of the item. */
  #checkPlace(item: SequencedItem, fields: Fields): void {
    const { [this.#sequenceIdAttrName]: id, [this.#positionAttrName]: position } = fields;
    if (id === undefined && position === undefined) return;
    const isSameId = isUuid(id) && id.toLowerCase() === item.sequenceId;
    if (isSameId && position === item.position) return;
    throw new DataIntegrityError(
      item,
      `its state is that of another place: ${this.#sequenceIdAttrName} ${textOf(id)}, ` +
        `${this.#positionAttrName} ${textOf(position)}`,
    );
  }
}

/** What reads the items of a topic. */
interface Reader {
  readonly maker: InstanceMaker;
  readonly versioned: VersionedClass<Class>;
}

/** The fields as the class has them today. */
function upToDate(
  item: SequencedItem,
  fields: Record<string, unknown>,
  versioned: VersionedClass<Class>,
): Record<string, unknown> {
  if (versioned.version === 1 && !(VERSION in fields)) return fields;
  const { [VERSION]: version = 1, ...older } = fields;
  if (!isPosition(version) || version === 0) {
    throw new DataIntegrityError(item, `its version is ${textOf(version)}, which is none`);
  }
  if (version > versioned.version) {
    throw new NewerVersionError(item, item.topic, version, versioned.version);
  }
  try {
    return versioned.upcast(older, version) as Record<string, unknown>;
  } catch (cause) {
    throw unreadable(item, cause);
  }
}

function unreadable(item: SequencedItem, cause: unknown): DataIntegrityError {
  const why = cause instanceof Error ? cause.message : String(cause);
  return new DataIntegrityError(item, `${why}. Its state is ${excerptOf(item.state)}`, { cause });
}

function isFields(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && isPlainObject(value);
}

function excerptOf(text: string): string {
  return text.length > 200 ? `${text.slice(0, 200)}… (${text.length} characters)` : text;
}
