import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { findExercises, textOfLack } from '../../../scripts/chapter/exercise.ts';
import { loadChapter } from '../../../scripts/chapter/chapter.ts';
import { readFence } from '../../../scripts/chapter/fence.ts';
import { startResult } from '../../../scripts/runner/results.ts';

const fence = '```';
const page = `# Domain

## Exercises

### Exercise 1 ★★ Say it

Say \`yes\`.

${fence}ts exercise=domain-1
export const answer = '';
${fence}

${fence}ts check=domain-1
import { answer } from './domain-1.ts';
if (answer !== 'yes') throw new Error('no');
${fence}

<details>
<summary>Hints</summary>

1. Think.
2. Think
   again.
3. Say it.

</details>

<details>
<summary>Solution</summary>

${fence}ts solution=domain-1
export const answer = 'yes';
${fence}

**Why it works.** It is what was asked.

**Another way.** Nod.

</details>

## More
`;
const path = 'guide/exercises/1-domain.md';
const find = (text: string) => findExercises(loadChapter(text, path));
const lacksOf = (text: string): string => find(text).lacks.map(textOfLack).join('\n');

test('an exercise is read from its page, with the lines of its code', () => {
  const { exercises, lacks } = find(page);
  assert.equal(lacks, []);
  assert.is(exercises.length, 1);
  assert.equal(exercises[0], {
    id: 'domain-1',
    page: path,
    stars: 2,
    title: 'Say it',
    statement: 'Say `yes`.',
    starter: { text: "export const answer = '';\n", path, line: 10 },
    check: {
      text: "import { answer } from './domain-1.ts';\nif (answer !== 'yes') throw new Error('no');\n",
      path,
      line: 14,
    },
    solution: { text: "export const answer = 'yes';\n", path, line: 32 },
    hints: ['Think.', 'Think\nagain.', 'Say it.'],
    reason: 'It is what was asked.',
    alternative: 'Nod.',
    place: { path, line: 5, column: 1 },
  });
});

test('what is missing is named, with its place', () => {
  const cases: [string | RegExp, string, string][] = [
    [`${fence}ts check=domain-1`, `${fence}js`, 'It has no `ts check=domain-1` block'],
    [`${fence}ts check=domain-1`, `${fence}ts solution=domain-1`, 'another `ts solution=…` block'],
    ['3. Say it.\n', '', '2 of three hints'],
    ['<summary>Hints', '<summary>Help', 'no hints'],
    ['**Another way.** Nod.', '', 'no alternative'],
    ['**Why it works.** It is what was asked.', '**Why it works.**', 'no reason'],
    ['Say `yes`.', '', 'no statement'],
    ['check=domain-1', 'check=domain-2', 'write `ts check=domain-1`'],
    ['check=domain-1', 'chek=domain-1', 'Did you mean'],
    ["export const answer = '';", '// @ts-nocheck', '10:4  Types are checked in every line'],
    ["if (answer !== 'yes')", '// @ts-ignore\nif (0)', '15:4  Types are checked in every line'],
    ["export const answer = 'yes'", 'declare global {}', '32:1  This would change the types'],
    ["answer = 'yes'", 'a = 1; // @TS-NoCheck', '32:24  Types are checked in every line'],
    ['### Exercise 1 ★★ Say it', '### Say it', 'Write the heading as'],
    ['### Exercise 1 ★★ Say it', '### Exercise 1 Say it', 'Write the heading as'],
    ['## More', '## Exercise 2 ★ More', 'It has no `ts exercise=domain-2` block'],
    ['## More', page.replace('# Domain', ''), 'another exercise 1 above'],
  ];
  for (const [old, changed, says] of cases) {
    const lacks = lacksOf(page.replace(old, changed));
    assert.match(lacks, says);
    assert.ok(
      lacks.split('\n').every((line) => /^guide\/exercises\/1-domain\.md:\d+:\d+ /.test(line)),
    );
  }
});

test('all that is missing is named at once, and the other exercises of the page are there', () => {
  const half = '## Exercise 2 ★ Half\n\nDo it.\n';
  const { exercises, lacks } = find(`${page}\n${half}`);
  assert.equal(
    exercises.map(({ id }) => id),
    ['domain-1'],
  );
  assert.equal(
    lacks.map(({ id, message }) => `${id} ${message.split(' ').slice(0, 4).join(' ')}`),
    [
      'domain-2 It has no `ts',
      'domain-2 It has no `ts',
      'domain-2 It has no `ts',
      'domain-2 It has no hints:',
      'domain-2 It has no reason:',
      'domain-2 It has no alternative:',
    ],
  );
});

test('an exercise in a chapter is sent to a page of its own', () => {
  const { exercises, lacks } = findExercises(loadChapter(page, 'guide/1-domain.md'));
  assert.equal(exercises, []);
  assert.match(lacks.map(textOfLack).join(), 'exercises/1-domain.md');
});

test('the parts of an exercise are fences of their own, which the chapter does not run', () => {
  assert.equal(readFence('ts check=domain-1'), { kind: 'check', exercise: 'domain-1' });
  for (const info of ['ts exercise', 'ts exercise=domain', 'ts check=Domain-1', 'ts solution=1']) {
    const refused = readFence(info);
    assert.is(refused.kind, 'refused');
    assert.match(refused.kind === 'refused' ? refused.message : '', '=domain-1');
  }
  assert.equal(startResult(loadChapter(page, 'guide/1-domain.md')).blocks, []);
});

test.run();
