import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { differenceOf, findPairs } from '../../../../scripts/site/build/pairs.ts';

const pairs = suite('pairs');
const own = (text: string) => ({ isBorder: false, own: text });
const quoted = (text: string) => ({ isBorder: false, quoted: text });
const border = { isBorder: true };

pairs('are found by the name of what is declared', () => {
  const pieces = [border, own('class Event {}'), own('class Bus {}'), quoted('class Event {}')];
  assert.equal(findPairs(pieces), [{ own: 1, quoted: 3 }]);
});

pairs('are not made of code that has nothing in common', () => {
  assert.equal(findPairs([own('export function publish() {}'), quoted('class Bus {}')]), []);
});

pairs('do not reach across sections, and do not overlap', () => {
  const code = 'class Event {}';
  assert.equal(findPairs([own(code), border, quoted(code)]), []);
  assert.equal(findPairs([own(code), quoted(code), quoted(code)]), [{ own: 0, quoted: 1 }]);
});

pairs('are not made of a mere use', () => {
  assert.equal(findPairs([own('export const store = new Store();'), quoted('class Store {}')]), []);
  assert.equal(findPairs([own('const event = new Event();'), quoted('class Event {}')]), []);
});

pairs('say which public names only the quotation has', () => {
  const { onlyQuoted } = differenceOf(
    'class A { a = 1; b() {} } function c() {}',
    'export const A = class A { b() {} c() {} d = () => {}; #hidden = 1; };',
  );
  assert.equal(onlyQuoted, ['d']);
});

pairs('do not say that a name is missing where it is private', () => {
  const [hidden, open] = ['class A { #store = 1; }', 'class A { store = 1; }'];
  assert.equal(differenceOf(hidden, open).onlyQuoted, []);
});

pairs('mark the lines that differ, but neither comments nor brackets', () => {
  const quotation = 'a();\n// d\n{\n  b();\n}\nnew();\nc();';
  const { isOther } = differenceOf('a();\nb();\nc();', quotation);
  assert.equal(quotation.split('\n').filter(isOther), ['new();']);
});

pairs('mark only what there is besides where nearly all is different', () => {
  const quotation = 'class B {\n  b() {\n    c();\n  }\n  d() {}\n}';
  const { isOther } = differenceOf('class A { d(): void { a(); } }', quotation);
  assert.equal(quotation.split('\n').filter(isOther), ['  b() {']);
});

pairs.run();
