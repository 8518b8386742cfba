import { test } from 'uvu';
import * as assert from 'uvu/assert';
import {
  exported,
  fingerprint,
  imported,
  merged,
  nothing,
  parseSaved,
  type Saved,
} from '../../../scripts/exercises/saved.ts';

const saved: Saved = {
  answers: { 'domain-1': 'export const version = 4; // 😀\n' },
  progress: {
    passed: { 'domain-1': 'abc' },
    hints: { 'domain-1': 2 },
    solutions: ['domain-2'],
    current: undefined,
  },
};

test('what is exported can be imported', () => {
  assert.equal(imported(exported(saved)), saved);
  assert.equal(imported(exported(nothing)), nothing);
});

const good = JSON.parse(exported(saved)) as object;
const bad: readonly (readonly [string, string, string])[] = [
  ['no JSON', 'hello', 'no JSON'],
  ['nothing', '', 'no JSON'],
  ['null', 'null', 'no export'],
  ['a list', '[]', 'no export'],
  ['something else', '{"answers":{}}', 'no export'],
  ['another version', JSON.stringify({ ...good, version: 2 }), 'version 2'],
  ['an answer that is no text', JSON.stringify({ ...good, answers: { a: 1 } }), 'no text'],
  ['answers in a list', JSON.stringify({ ...good, answers: ['a'] }), 'no text'],
  ['no progress', JSON.stringify({ ...good, progress: null }), 'no progress'],
];
for (const [name, text, words] of bad) {
  test(`${name} is not imported`, () => {
    assert.throws(
      () => imported(text),
      (error: Error) => error.message.includes(words),
    );
    assert.equal(parseSaved(text), nothing);
  });
}

test('what is imported wins, and nothing else is lost', () => {
  const other: Saved = {
    answers: { 'domain-1': 'other', 'domain-3': 'third' },
    progress: {
      passed: { 'domain-3': 'def' },
      hints: { 'domain-1': 1 },
      solutions: [],
      current: 'a',
    },
  };
  assert.equal(merged(saved, other), {
    answers: { 'domain-1': 'other', 'domain-3': 'third' },
    progress: {
      passed: { 'domain-1': 'abc', 'domain-3': 'def' },
      hints: { 'domain-1': 2 },
      solutions: ['domain-2'],
      current: 'a',
    },
  });
});

test('names that objects have anyway are names like others', () => {
  const text = exported(saved).replace('"answers": {', '"answers": {\n"__proto__": "mine",');
  const { answers } = merged(nothing, imported(text));
  assert.is(Object.getPrototypeOf(answers), Object.prototype);
  assert.ok(Object.hasOwn(answers, '__proto__'));
});

test('a fingerprint is of the check and of the answer', () => {
  const prints = [
    ['a', 'b'],
    ['b', 'a'],
    ['ab', ''],
    ['', 'ab'],
    ['a', 'b '],
  ].map(([check = '', answer = '']) => fingerprint(check, answer));
  assert.is(new Set(prints).size, prints.length);
  assert.ok(prints.every((print) => /^[\da-f]{16}$/.test(print)));
});

test.run();
