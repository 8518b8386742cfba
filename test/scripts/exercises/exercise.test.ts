import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { ExerciseError, findExercises } from '../../../scripts/exercises/exercise.ts';
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
const find = (text: string) => findExercises(loadChapter(text, 'guide/1-domain.md'));
const refusalOf = (text: string): string => {
  try {
    find(text);
  } catch (error) {
    if (error instanceof ExerciseError) return error.message;
    throw error;
  }
  return 'no error';
};

test('an exercise is read from its page, with the lines of its code', () => {
  const [exercise, ...others] = find(page);
  assert.equal(others, []);
  const path = 'guide/1-domain.md';
  assert.equal(exercise, {
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
    ['check=domain-1', 'output', 'no `ts check=…` block'],
    [`${fence}ts check=domain-1`, `${fence}ts solution=domain-1`, 'no `ts check=…` block'],
    ['3. Say it.\n', '', 'needs three hints'],
    ['**Another way.** Nod.', '', 'no reason'],
    ['**Why it works.** It is what was asked.', '**Why it works.**', 'no reason'],
    ['Say `yes`.', '', 'no statement'],
    ['check=domain-1', 'check=domain-2', 'call it that'],
    ['### Exercise 1 ★★ Say it', '### Say it', 'under a heading'],
  ];
  for (const [old, changed, says] of cases) {
    const message = refusalOf(page.replace(old, changed));
    assert.match(message, says);
    assert.match(message, /^guide\/1-domain\.md:\d+:\d+ /);
  }
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
