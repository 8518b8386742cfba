import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { ideasIn } from './check-ideas.ts';

const ideas = suite('ideas of a check');
const wordsIn = (check: string): string[] => ideasIn(check).map(({ words }) => words);

ideas('are the messages of its assertions', () => {
  assert.equal(wordsIn("assert.not.ok(a === 1, 'Why one?');"), ['Why one?']);
});

ideas('are those of both branches', () => {
  assert.equal(wordsIn("assert.is(a, 1, b ? 'Why b?' : 'Why not?');"), ['Why b?', 'Why not?']);
});

ideas('may be handed on by a function or a constant', () => {
  const relay = "const same = (a: string, idea: string): void => assert.is(a, '', idea);";
  assert.equal(wordsIn(`${relay} same('a', 'Is it empty?');`), ['Is it empty?']);
  assert.equal(wordsIn("const idea = 'Why?'; assert.ok(a, idea);"), ['Why?']);
});

ideas('are counted once', () => {
  assert.equal(wordsIn("assert.ok(a, 'Why?'); assert.ok(b, 'Why?');"), ['Why?']);
});

ideas('are found again in a message, with what was filled in', () => {
  const [idea] = ideasIn('assert.ok(a, `Why ${b} (at most)?`);');
  assert.ok(idea?.pattern.test('Why 17 (at most)?'));
  assert.not(idea?.pattern.test('Why 17 at most?'));
});

ideas('stand in a comment where the types are the check', () => {
  assert.equal(wordsIn('// Does it fit?\nconst a: A = b;\n// A note.'), ['Does it fit?']);
});

ideas.run();
