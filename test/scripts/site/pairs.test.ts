import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { declared, differenceOf, findPairs } from '../../../scripts/site/pairs.ts';

const pairs = suite('pairs');
const own = (text: string) => ({ isBorder: false, own: text });
const quoted = (text: string) => ({ isBorder: false, quoted: text });
const border = { isBorder: true };

pairs('are found by the name of what is declared', () => {
  const pieces = [border, own('class Event {}'), own('class Bus {}'), quoted('class Event {}')];
  assert.equal(findPairs(pieces), [{ own: 1, quoted: 3 }]);
});

pairs('may differ a little in their names', () => {
  const pieces = [own('function mutate() {}'), quoted('export function mutator() {}')];
  assert.equal(findPairs(pieces), [{ own: 0, quoted: 1 }]);
});

pairs('are made with the first piece of a section where no name is like another', () => {
  const pieces = [own('const a = 1;'), own('export function publish() {}'), quoted('class Bus {}')];
  assert.equal(findPairs(pieces), [{ own: 1, quoted: 2 }]);
});

pairs('do not reach across sections, and do not overlap', () => {
  const code = 'class Event {}';
  assert.equal(findPairs([own(code), border, quoted(code)]), []);
  assert.equal(findPairs([own(code), quoted(code), quoted(code)]), [{ own: 0, quoted: 1 }]);
});

pairs('are not made of a mere use', () => {
  assert.equal(declared('const event = new Event();'), []);
  assert.equal(declared('export const table = 1, other = 2;'), ['table', 'other']);
});

pairs('say which members only one of them has', () => {
  const { onlyOwn, onlyQuoted } = differenceOf(
    'class A { a = 1; b() {} }',
    'export const A = class A { b() {} #c = 1; };',
  );
  assert.equal([onlyOwn, onlyQuoted], [['a'], ['#c']]);
});

pairs('mark the lines that differ, but neither comments nor brackets', () => {
  const { isOther } = differenceOf('a();\nb();\nc();', 'a();\n// d\n{\n  b();\n}\nnew();\nc();');
  assert.equal([0, 1, 2, 3, 4, 5, 6].filter(isOther), [5]);
});

pairs('have no marks where nearly all is different', () => {
  const { isOther } = differenceOf('a();', 'b();\nc();');
  assert.equal([0, 1].filter(isOther), []);
});

pairs.run();
