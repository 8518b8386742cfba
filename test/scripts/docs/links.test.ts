import type { CommentDisplayPart, RelativeLinkDisplayPart } from 'typedoc';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { withPlaces } from '../../../scripts/docs/links.ts';

type Target = RelativeLinkDisplayPart['target'];

const target = (id: number) => id as unknown as Target;
const api: Readonly<Record<string, number>> = { '': 1, EventStore: 2, 'EventStore.getEvent': 3 };
const places = {
  targetOf: (name: string) => target(api[name]!),
  isFolder: (path: string) => path.endsWith('/'),
};
const text = (value: string): CommentDisplayPart => ({ kind: 'text', text: value });
const code = (value: string): CommentDisplayPart => ({ kind: 'code', text: value });
const link = (value: string, to: Target = target(9)): CommentDisplayPart => ({
  kind: 'relative-link',
  text: value,
  target: to,
  targetAnchor: undefined,
});

test('a link to a source leads to the page of the name that is its text', () => {
  for (const [name, id] of [
    ['`EventStore`', 2],
    ['`EventStore.getEvent()`', 3],
  ] as const) {
    const source = '../src/infrastructure/event-store.ts';
    const parts = [text('See ['), code(name), text(']('), link(source), text(').')];
    const wanted = [text('See ['), code(name), text(']('), link(source, target(id)), text(').')];
    assert.equal(withPlaces(parts, places), wanted);
  }
});

test('a link to a source with another text stays as it is', () => {
  const parts = [text('See [the '), code('`EventStore`'), text(' store]('), link('../src/a.ts')];
  assert.equal(withPlaces(parts, places), parts);
});

test('a link to another page stays as it is', () => {
  const parts = [text('['), code('`EventStore`'), text(']('), link('2-infrastructure.md')];
  assert.equal(withPlaces(parts, places), parts);
});

test('a link to a folder of the sources leads to the library', () => {
  const parts = [text('[src/domain]('), link('src/domain/'), text(')')];
  const wanted = [text('[src/domain]('), link('src/domain/', target(1)), text(')')];
  assert.equal(withPlaces(parts, places), wanted);
});

test('of a link to any other folder, the text stays', () => {
  const parts = [
    text('a [b](c) [the '),
    code('`test`'),
    text(' folder]('),
    link('test/'),
    text(') d'),
  ];
  const wanted = [text('a [b](c) the '), code('`test`'), text(' folder'), text(' d')];
  assert.equal(withPlaces(parts, places), wanted);
});

test.run();
