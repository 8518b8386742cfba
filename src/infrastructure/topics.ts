import type { Class, InstanceOf } from '../domain/class.ts';
import { UnregisteredEventError } from './errors.ts';
import { VersionedClass } from './upcasting.ts';

/** What stands under a topic: a class of events, with the steps from its older versions if it has any. */
export type TopicClass = Class | VersionedClass<Class>;

/** The events of such a class; of a union of them, the union of their events. */
export type EventOf<AnyClass extends TopicClass> =
  AnyClass extends VersionedClass<infer EventClass>
    ? InstanceOf<EventClass>
    : AnyClass extends Class<infer Event>
      ? Event
      : never;

/** The column that holds the topic is this wide, in characters. */
const MAX_LENGTH = 255;

/**
 * The names that classes of events are stored under. They are given by hand: a class name changes
 * when the class is renamed or the program is minified, and what is stored must not.
 */
export class Topics {
  readonly #classes = new Map<string, VersionedClass<Class>>();
  readonly #topics = new Map<unknown, string>();
  readonly #aliases: Map<string, string>;

  /**
   * @param classes each class under its topic.
   * @param aliases old names of topics, and what they are called now.
   * @throws TypeError when a topic is empty or too long or has no class, when a class has two
   *   topics, or when an alias is a topic itself or leads to no topic.
   */
  constructor(
    classes: Readonly<Record<string, TopicClass>>,
    aliases: Readonly<Record<string, string>> = {},
  ) {
    this.#aliases = new Map(Object.entries(aliases));
    for (const [topic, given] of Object.entries(classes)) {
      if (topic === '' || topic.length > MAX_LENGTH) {
        throw new TypeError(`A topic has 1 to ${MAX_LENGTH} characters, '${topic}' does not.`);
      }
      // A class that is imported in a circle is not there yet.
      const versioned = given instanceof VersionedClass ? given : new VersionedClass(given);
      const { eventClass } = versioned;
      if (typeof eventClass !== 'function') throw new TypeError(`'${topic}' has no class.`);
      const other = this.#topics.get(eventClass.prototype);
      if (other !== undefined) {
        throw new TypeError(`'${other}' and '${topic}' are the same class: make one an alias.`);
      }
      this.#classes.set(topic, versioned);
      this.#topics.set(eventClass.prototype, topic);
    }
    for (const [alias, topic] of this.#aliases) {
      if (this.#classes.has(alias)) throw new TypeError(`The alias '${alias}' is a topic itself.`);
      if (!this.#classes.has(topic))
        throw new TypeError(`There is no topic '${topic}' for the alias '${alias}'.`);
    }
  }

  /** All topics, without aliases. */
  get names(): readonly string[] {
    return [...this.#classes.keys()];
  }

  /** The topic of an event. @throws UnregisteredEventError when its class has none. */
  topicOf(event: object): string {
    if (typeof event !== 'object' || event === null) {
      throw new TypeError(`An event is an object, not ${String(event)}.`);
    }
    const topic = this.#topics.get(Object.getPrototypeOf(event));
    if (topic === undefined) throw new UnregisteredEventError(event, this.names);
    return topic;
  }

  /** The class that a topic or an alias stands for, if any, with the steps from older versions. */
  classOf(topic: string): VersionedClass<Class> | undefined {
    return this.#classes.get(topic) ?? this.#classes.get(this.#aliases.get(topic) ?? topic);
  }
}
