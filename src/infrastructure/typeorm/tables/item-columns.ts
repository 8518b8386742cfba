import type { EntityMetadata } from 'typeorm';

/** The properties of a record that hold an item, in the order of reading and writing. */
export const ITEM_FIELDS = ['sequenceId', 'position', 'topic', 'state'] as const;

/** One of them. */
export type ItemField = (typeof ITEM_FIELDS)[number];

/** Which column of a record holds which part of an item. None, if the record is not for items. */
export function itemColumnsOf(metadata: EntityMetadata): (readonly [ItemField, string])[] {
  const columns = ITEM_FIELDS.flatMap((field) => {
    const column = metadata.findColumnWithPropertyName(field);
    return column ? [[field, column.databaseName] as const] : [];
  });
  return columns.length === ITEM_FIELDS.length ? columns : [];
}
