/**
 * The document that the guide follows, "Stand-alone example" of the Python library, asserts what
 * its code does. Each of its assertions is in the core of a chapter, in the same section and order.
 */
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { readPage } from './page-parts.ts';

/** Page and section, then the document's assertions, each with the line that asserts it here. */
const sections: readonly (readonly [string, string, readonly (readonly [string, string])[]])[] = [
  [
    'guide/1-domain.md',
    'Domain entity',
    [
      ['assert not self._is_discarded  # setter of foo', 'assertNotDiscarded(this);'],
      ['assert not self._is_discarded  # discard()', 'assertNotDiscarded(this);'],
    ],
  ],
  [
    'guide/1-domain.md',
    'Mutator function',
    [['assert not entity._is_discarded  # both branches', 'assertNotDiscarded(entity);']],
  ],
  [
    'guide/1-domain.md',
    'Run the code',
    [
      ['assert entity.id', 'assert.ok(entity.id);'],
      ['assert entity.__version__ == 1', 'assert.is(entity.version, 1);'],
      ['assert len(received_events) == 1', 'assert.is(receivedEvents.length, 1);'],
      ['assert isinstance(received_events[0], Created)', 'assert.ok(created instanceof Created);'],
      [
        'assert received_events[0].originator_id == entity.id',
        'assert.is(created.originatorId, entity.id);',
      ],
      [
        'assert received_events[0].originator_version == 0',
        'assert.is(created.originatorVersion, 0);',
      ],
      ["assert received_events[0].foo == 'bar'", "assert.is(created.foo, 'bar');"],
      ["assert entity.foo == 'bar'", "assert.is(entity.foo, 'bar');"],
      ["assert entity.foo == 'baz'", "assert.is(entity.foo, 'baz');"],
      ['assert entity.__version__ == 2', 'assert.is(entity.version, 2);'],
      ['assert len(received_events) == 2', 'assert.is(receivedEvents.length, 2);'],
      [
        'assert isinstance(received_events[1], AttributeChanged)',
        'assert.ok(changed instanceof AttributeChanged);',
      ],
      [
        'assert received_events[1].originator_version == 1',
        'assert.is(changed.originatorVersion, 1);',
      ],
      ["assert received_events[1].name == 'foo'", "assert.is(changed.name, 'foo');"],
      ["assert received_events[1].value == 'baz'", "assert.is(changed.value, 'baz');"],
    ],
  ],
  [
    'guide/2-infrastructure.md',
    'Run the code',
    [
      ['assert len(stored_events) == 2', 'assert.is(storedEvents.length, 2);'],
      ["assert retrieved_entity.foo == 'baz'", "assert.is(retrievedEntity.foo, 'baz');"],
    ],
  ],
  [
    'guide/2-infrastructure.md',
    'Sequenced items',
    [
      ['assert len(sequenced_items) == 2', 'assert.is(sequencedItems.length, 2);'],
      [
        'assert sequenced_items[0].sequence_id == entity.id',
        'assert.is(firstItem.sequenceId, entity.id);',
      ],
      ['assert sequenced_items[0].position == 0', 'assert.is(firstItem.position, 0);'],
      ["assert 'Created' in sequenced_items[0].topic", "assert.match(firstItem.topic, 'Created');"],
      ["assert b'bar' in sequenced_items[0].state", "assert.match(firstItem.state, 'bar');"],
      [
        'assert sequenced_items[1].sequence_id == entity.id',
        'assert.is(secondItem.sequenceId, entity.id);',
      ],
      ['assert sequenced_items[1].position == 1', 'assert.is(secondItem.position, 1);'],
      [
        "assert 'AttributeChanged' in sequenced_items[1].topic",
        "assert.match(secondItem.topic, 'AttributeChanged');",
      ],
      ["assert b'baz' in sequenced_items[1].state", "assert.match(secondItem.state, 'baz');"],
    ],
  ],
  [
    'guide/3-application.md',
    'Run the code',
    [
      [
        'assert example.id in app.example_repository',
        'assert.ok(await app.exampleRepository.has(example.id));',
      ],
      [
        "assert app.example_repository[example.id].foo == 'bar'",
        "assert.is((await app.exampleRepository.get(example.id)).foo, 'bar');",
      ],
      [
        "assert app.example_repository[example.id].foo == 'baz'",
        "assert.is((await app.exampleRepository.get(example.id)).foo, 'baz');",
      ],
      [
        'assert example.id not in app.example_repository',
        'assert.not(await app.exampleRepository.has(example.id));',
      ],
    ],
  ],
];

for (const [path, title, assertions] of sections) {
  test(`each assertion of the document stands in ${path}, ${title}, in its order`, () => {
    const { chapter, core, parts } = readPage(path);
    const section = parts.find((part) => part.title === title && part.line < core.end);
    assert.ok(section, `no section ${title}`);
    const lines = chapter.blocks
      .filter(({ fence, openLine }) => {
        return fence.kind === 'run' && openLine > section.line && openLine < section.end;
      })
      .flatMap(({ code }) => code.split('\n').map((line) => line.trim()));
    let after = 0;
    for (const [python, typescript] of assertions) {
      const at = lines.indexOf(typescript, after);
      assert.is.not(at, -1, `${path}, ${title}: ${typescript}\n  for ${python}`);
      after = at + 1;
    }
  });
}

test.run();
