import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { proseLines } from '../../../scripts/exercises/markdown.ts';
import { UsageError } from '../../../scripts/command-line/command-line.ts';
import { readOptions } from '../../../scripts/exercises/options.ts';
import { noProgress, parseProgress, whereToBegin } from '../../../scripts/exercises/progress.ts';
import { readThrown } from '../../../scripts/chapter/thrown.ts';
import { comparison } from '../../../scripts/exercises/comparison.ts';
import { plain } from '../../../scripts/runner/paint.ts';

const known = ['domain-1', 'domain-2'];

test('the command line says what to do', () => {
  assert.equal(readOptions([], known), { help: false, kind: 'work', id: undefined });
  assert.equal(readOptions(['domain-2'], known), { help: false, kind: 'work', id: 'domain-2' });
  assert.equal(readOptions(['--list'], known), { help: false, kind: 'list' });
  assert.equal(readOptions(['--check'], known), { help: false, kind: 'check', ids: [] });
  assert.equal(readOptions(['--check', 'domain-1'], known), {
    help: false,
    kind: 'check',
    ids: ['domain-1'],
  });
  assert.ok(readOptions(['-h', '--list'], known).help);
});

test('a command line that makes no sense is refused', () => {
  const cases: [string[], RegExp][] = [
    [['--lost'], /Unknown option --lost\. Did you mean "--list"/],
    [['domain-3'], /There is no exercise domain-3\. Did you mean/],
    [known, /Begin with one exercise/],
  ];
  for (const [args, message] of cases) {
    assert.throws(
      () => readOptions(args, known),
      (error: unknown) => error instanceof UsageError && message.test(error.message),
    );
  }
});

test('prose is wrapped, and loses its marks', () => {
  const text =
    'One `two` **three** [four](five.md) six\nseven.\n\n- eight nine ten eleven\n- twelve';
  assert.equal(proseLines(text, 20), [
    'One `two` three',
    'four six seven.',
    '',
    '- eight nine ten',
    '  eleven',
    '- twelve',
  ]);
  assert.equal(proseLines('Before:\n\n```ts\nlet a =   1;\n```\n\nAfter.', 40), [
    'Before:',
    '',
    '    let a =   1;',
    '',
    'After.',
  ]);
});

test('code is not broken over lines, and without colour it keeps its marks', () => {
  const text = 'Write (`await\nusing it`), and no more.';
  assert.equal(proseLines(text, 14), ['Write', '(`await using it`),', 'and no more.']);
  const loud = { ...plain, bold: (words: string) => words.toUpperCase() };
  assert.equal(proseLines('See `a_b_c` and `d`.', 14, loud), ['See A_B_C and', 'D.']);
});

test('progress that makes no sense counts as none', () => {
  for (const text of ['', 'null', '[]', '{"passed": 5, "hints": "x"}']) {
    assert.equal(parseProgress(text), noProgress);
  }
  const text =
    '{"passed":{"a":"1","b":2},"hints":{"a":1,"b":"x"},"solutions":["a",3],"current":"a"}';
  assert.equal(parseProgress(text), {
    passed: { a: '1' },
    hints: { a: 1 },
    solutions: ['a'],
    current: 'a',
  });
  assert.is(whereToBegin([], noProgress), undefined);
});

test('what an assertion leaves out is said in words', () => {
  const saysOf = (attempt: () => void): string => {
    try {
      attempt();
    } catch (error) {
      const { assertion } = readThrown(error);
      return assertion === undefined ? '' : comparison(assertion);
    }
    return 'no error';
  };
  assert.is(
    saysOf(() => assert.instance(new RangeError('too far'), TypeError, 'why?')),
    'Expected  an instance of TypeError\nActual    RangeError: too far',
  );
  assert.is(
    saysOf(() => assert.is.not(3, 3, 'why?')),
    'Found     3',
  );
  assert.match(
    saysOf(() => assert.match('abc', 'x', 'why?')),
    'Expected  a text with "x"',
  );
});

test.run();
