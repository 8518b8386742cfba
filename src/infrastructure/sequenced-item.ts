import { isPosition, isUuid } from '../domain/id.ts';
import { textOf } from '../domain/values.ts';
import type { ItemPlace } from './errors.ts';

const NONE: Readonly<Record<string, unknown>> = Object.freeze({});

/** The fields of a {@link SequencedItem}. */
export interface SequencedItemFields extends ItemPlace {
  /** What kind of event it is: a name registered with the mapper, at most 255 characters. */
  readonly topic: string;
  /** The fields of the event, as text: JSON, unless the transcoder is another. */
  readonly state: string;
  /** Further fields that have columns of their own, by attribute name. By default none. */
  readonly other?: Readonly<Record<string, unknown>> | undefined;
}

/**
 * An event as it is stored: an item at a place in a sequence. Read-only. (In the Python library a
 * named tuple.) Its place is checked when it is made, and needs no check after that.
 */
export class SequencedItem implements ItemPlace {
  /** Which sequence: the id of the entity, a UUID in lower case. */
  readonly sequenceId: string;
  /** The place in the sequence: 0, 1, 2, … */
  readonly position: number;
  /** What kind of event it is: a name registered with the mapper. */
  readonly topic: string;
  /** The fields of the event, as text. */
  readonly state: string;
  /** Further fields of the event that have columns of their own, by attribute name. */
  readonly other: Readonly<Record<string, unknown>>;

  /**
   * @param fields where the item is, and what is stored there.
   * @throws TypeError when the sequence id is no UUID, or the position no whole number from 0.
   */
  constructor({ sequenceId, position, topic, state, other }: SequencedItemFields) {
    this.sequenceId = toSequenceId(sequenceId);
    if (!isPosition(position)) {
      throw new TypeError(`A position is a whole number from 0, not ${textOf(position)}.`);
    }
    this.position = position;
    this.topic = topic;
    this.state = state;
    this.other = other ? Object.freeze({ ...other }) : NONE;
    Object.freeze(this);
  }
}

/**
 * For record managers: the id of a sequence as it is stored.
 *
 * @param id a UUID, in upper or lower case.
 * @returns the same in lower case.
 * @throws TypeError when it is no UUID.
 */
export function toSequenceId(id: string): string {
  if (!isUuid(id)) throw new TypeError(`A sequence id is a UUID, not ${textOf(id)}.`);
  return id.toLowerCase();
}
