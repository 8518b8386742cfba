import { EntitySchema } from 'typeorm';

/** What a table needs to store sequenced items: columns for these properties, and for more if you like. */
export interface SequencedRecord {
  /** The primary key, counted by the database. It means nothing. */
  id: number;
  /** The sequence: the id of the entity, a UUID in lower case. */
  sequenceId: string;
  /** The place in the sequence: 0, 1, 2, … */
  position: number;
  /** What kind of event it is: a name registered with the mapper, at most 255 characters. */
  topic: string;
  /** The fields of the event, as text. */
  state: string;
}

/**
 * The table of the library: a row for each item, at a place in a sequence that no other row can have.
 *
 * It is `integer_sequenced_items` with the columns `id`, `sequence_id`, `position`, `topic` and
 * `state`, and a unique index on `(sequence_id, position)`: as in the Python library.
 */
export const IntegerSequencedRecord = new EntitySchema<SequencedRecord>({
  name: 'IntegerSequencedRecord',
  tableName: 'integer_sequenced_items',
  columns: {
    id: { type: 'integer', primary: true, generated: 'increment' },
    // Sequence ID (the id of an entity).
    sequenceId: { name: 'sequence_id', type: 'uuid' },
    // Position (index) of the item in its sequence.
    position: { type: 'bigint' },
    // Topic of the item (the registered name of a class of events).
    topic: { type: 'varchar', length: 255 },
    // State of the item (the fields of the event as JSON).
    state: { type: 'text' },
  },
  indices: [
    {
      name: 'integer_sequenced_items_index',
      columns: ['sequenceId', 'position'],
      unique: true,
    },
  ],
});
