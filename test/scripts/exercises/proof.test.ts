/** The proof of the exercises: `npm run exercises -- --prove` does the same. */
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { textOfLack } from '../../../scripts/chapter/exercise.ts';
import { Examiner } from '../../../scripts/exercises/examiner.ts';
import { readGuide, writeChapters } from '../../../scripts/exercises/guide.ts';
import { prove } from '../../../scripts/exercises/prove.ts';

const { chapters, exercises, lacks } = readGuide();
writeChapters(chapters);
const examiner = new Examiner(chapters.map(({ path }) => path));
test.after(() => examiner.close());

test('no exercise is half written', () => {
  assert.equal(lacks.map(textOfLack), []);
});

test('first versions fail, solutions pass, and wrong answers are told why', async () => {
  const complaints = [...(await prove(exercises, examiner)).values()].flat();
  assert.equal(complaints, []);
});

test.run();
