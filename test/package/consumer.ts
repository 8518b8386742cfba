/** What somebody else's compiler must accept, and what it must refuse. */
import {
  type Class,
  CreatedEvent,
  ExampleApplication,
  type RecordManager,
  SequencedItemMapper,
} from 'event-sourcing-workbook';

class Opened extends CreatedEvent<{ owner: string }> {}
const opened = new Opened({ originatorId: 'an id', owner: 'Ann' });
export const owner: string = opened.owner;
// @ts-expect-error The fields of an event are read-only.
opened.owner = 'Bob';
// @ts-expect-error This field was not named.
export const other: unknown = opened.other;

export const anyClass: Class = Opened;
export const mapper = new SequencedItemMapper({
  topics: { opened: Opened },
  // @ts-expect-error No event has such an attribute.
  sequenceIdAttrName: 'orignatorId',
});

export async function change(recordManager: RecordManager, id: string): Promise<number> {
  await using app = new ExampleApplication({ recordManager });
  const example = await app.exampleRepository.get(id, { at: 1 });
  // @ts-expect-error The attribute is changed by a command.
  example.foo = 'baz';
  example.changeFoo('baz');
  await app.save(example);
  return example.version;
}
