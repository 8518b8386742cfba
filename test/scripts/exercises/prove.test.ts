/** Proving one exercise: what it lacks is said in one go. */
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { loadChapter } from '../../../scripts/chapter/chapter.ts';
import { findExercises } from '../../../scripts/chapter/exercise.ts';
import { Examiner } from '../../../scripts/exercises/examiner.ts';
import { prove } from '../../../scripts/exercises/prove.ts';

const fence = '```';
const page = ({ starter = "''", assertion = "assert.is(answer, 'yes', 'Say it.');" } = {}) => `
## Exercise 1 ★ Say it

Say \`yes\`.

${fence}ts exercise=made-up-1
export const answer: string = ${starter};
${fence}

${fence}ts check=made-up-1
import * as assert from 'uvu/assert';
import { answer } from './made-up-1.ts';
${assertion}
${fence}

<details>
<summary>Hints</summary>

1. Think.
2. Write \`'yes'\`.
3. Say it.

</details>

${fence}ts solution=made-up-1
export const answer: string = 'yes';
${fence}

**Why it works.** It is what was asked.

**Another way.** Nod.
`;
const examiner = new Examiner([]);
test.after(() => examiner.close());

async function complaintsOf(parts: Parameters<typeof page>[0]): Promise<string> {
  const { exercises } = findExercises(loadChapter(page(parts), 'guide/exercises/9-made-up.md'));
  return [...(await prove(exercises, examiner)).values()].flat().join('\n');
}

test('wrong answers that are not declared, and a hint that says too much, are told', async () => {
  const complaints = await complaintsOf({});
  assert.is(complaints.split('\n').length, 2, complaints);
  assert.match(complaints, 'test/scripts/exercises/wrong/made-up-1.ts:1:1  This file is missing');
  assert.match(complaints, "guide/exercises/9-made-up.md:2:1  `'yes'` is given away");
});

test('a first version that passes is told', async () => {
  assert.match(await complaintsOf({ starter: "'yes'" }), 'md:7:1  The first version passes');
});

test('a first version that does not even run or compile is told', async () => {
  assert.match(await complaintsOf({ starter: 'nothing' }), /md:7:1 {2}The first version is to be/);
  assert.match(await complaintsOf({ starter: '0' }), /The first version is to be[^]*TS2322/);
});

test('a solution that fails is told, and so is a check that lets anything through', async () => {
  assert.match(
    await complaintsOf({ assertion: "assert.is(answer, 'no', 'No.');" }),
    'The solution',
  );
  assert.match(
    await complaintsOf({ assertion: "assert.is.not(answer, '', 'Yes?');" }),
    'This passes',
  );
});

test('an assertion that refuses the first version without a word of its own is told', async () => {
  assert.match(await complaintsOf({ assertion: "assert.is(answer, 'yes');" }), 'give it a message');
});

test.run();
