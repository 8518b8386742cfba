import type { EntityMetadata } from 'typeorm';
import { newId } from '../../../domain/id.ts';
import type { ItemPlace } from '../../errors.ts';
import { SequencedItem } from '../../sequenced-item.ts';
import type { ColumnMetadata } from '../statements/filled-columns.ts';

/** An item that a column might not keep. */
export interface Sample {
  readonly field: 'sequenceId' | 'position' | 'topic' | 'state';
  readonly item: SequencedItem;
}

/** The largest numbers of types that a record may ask for. SQLite makes no difference. */
const LARGEST: Readonly<Record<string, number>> = {
  tinyint: 127,
  smallint: 32_767,
  mediumint: 8_388_607,
  int: 2_147_483_647,
  integer: 2_147_483_647,
};

/** MySQL's `text` ends below this. */
const LONG_STATE = 70_000;

/** Makes items for a record: each with a topic of its own, unless the record says which there are. */
export function sampleMaker(
  metadata: EntityMetadata,
): (fields: Partial<ItemPlace>) => SequencedItem {
  const topics = metadata.findColumnWithPropertyName('topic')?.enum?.map(String);
  const others = metadata.columns.filter((column) => needsValue(column) || isDate(column));
  let n = 0;
  return (fields) => {
    n++;
    const other = others.map((column) => [column.propertyName, valueFor(column, n)] as const);
    const common = {
      sequenceId: newId(),
      position: 0,
      topic: topics?.[0] ?? `00${n}`,
      state: '1.10',
    };
    return new SequencedItem({ ...common, ...fields, other: Object.fromEntries(other) });
  };
}

/**
 * Items of one sequence, and one of another whose id differs in the last letter only. Among them are
 * such that some types of columns alter: texts that look like numbers, or end in a space.
 */
export function samplesFor(
  metadata: EntityMetadata,
  make: ReturnType<typeof sampleMaker>,
  isSqlite: boolean,
): readonly Sample[] {
  const columnOf = (name: string) => metadata.findColumnWithPropertyName(name);
  const topics = columnOf('topic')?.enum?.map(String);
  const topicLength = lengthOf(columnOf('topic')) ?? 255;
  const stateLength = lengthOf(columnOf('state')) ?? LONG_STATE;
  const last = isSqlite ? undefined : LARGEST[String(columnOf('position')?.type)];
  const sequenceId = `${newId().slice(0, -1)}a`;
  const sample = (field: Sample['field'], position: number, fields: object = {}): Sample => ({
    field,
    item: make({ sequenceId, position, ...fields }),
  });
  return [
    sample('sequenceId', 0),
    sample('sequenceId', 0, { sequenceId: `${sequenceId.slice(0, -1)}b` }),
    sample('topic', 1, { topic: topics?.at(-1) ?? `${'ü'.repeat(topicLength - 1)} ` }),
    sample('topic', 2, { topic: topics?.at(-1) ?? '😀' }),
    sample('state', 3, { state: '{"b": 1.10, "a":"ü😀"} '.slice(0, stateLength) }),
    sample('state', 4, { state: 'x'.repeat(stateLength) }),
    // Where positions are texts, 10 comes before 9.
    sample('position', 9),
    sample('position', 10),
    sample('position', last ?? Number.MAX_SAFE_INTEGER),
  ];
}

function lengthOf(column: ColumnMetadata | undefined): number | undefined {
  return Number(column?.length) || undefined;
}

/** True for a column that is not for items, and must be filled. */
export function needsValue(column: ColumnMetadata): boolean {
  const { isNullable, isGenerated, isVersion, default: byDefault, propertyName } = column;
  const isOfItem = ['sequenceId', 'position', 'topic', 'state'].includes(propertyName);
  return !(isOfItem || isNullable || isGenerated || isVersion || byDefault !== undefined);
}

/** True for a column that holds moments. */
export function isDate({ type, isCreateDate, isUpdateDate }: ColumnMetadata): boolean {
  const holdsMoments = type === Date || /^(timestamp|datetime)/.test(String(type));
  return holdsMoments && !isCreateDate && !isUpdateDate;
}

/** Something that fits the column, as far as its type tells; another one for each row. */
function valueFor(column: ColumnMetadata, n: number): unknown {
  const type = typeof column.type === 'function' ? column.type.name : column.type;
  if (isDate(column)) return new Date(Date.UTC(2026, 2, 8, 7, 30, 0, 123));
  if (column.enum) return column.enum[0];
  if (/^(simple-)?json/.test(type)) return { n };
  if (type === 'simple-array') return [String(n)];
  if (/bool/i.test(type)) return n % 2 === 0;
  if (/int|num|dec|real|double|float/i.test(type)) return n;
  if (type === 'uuid') return newId();
  if (/^date$/.test(type)) return `2026-03-0${n}`;
  return String(n);
}
