import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { instrument } from '../../../../scripts/guide/instrument.ts';
import { changedChapter, codeOf } from '../../../../scripts/site/tab/changed-chapter.ts';
import type { ChapterData } from '../../../../scripts/site/tab/data.ts';

const data: ChapterData = {
  name: '1-a',
  title: 'A',
  page: 'guide/1-a.md',
  program: ['', '', 'one', '', '', '', 'two', '', ''].join('\n'),
  blocks: [
    { line: 2, closeLine: 4, kind: 'run' },
    { line: 6, closeLine: 8, kind: 'throws', error: 'E' },
  ],
  recorded: {},
};

const stage = { stage: '$workbook', purpose: 'run' } as const;

test('without changes the lines are those of the page', () => {
  const chapter = changedChapter(data, (block) => codeOf(data, block));
  assert.equal(
    chapter.blocks.map(({ openLine, closeLine, code }) => [openLine, closeLine, code]),
    [
      [2, 4, 'one'],
      [6, 8, 'two'],
    ],
  );
  assert.equal(instrument(chapter, stage).split('\n').slice(1, 4), [
    'import * as $workbook from "$workbook";;$workbook.begin("guide/1-a.md",2);',
    'one',
    ';$workbook.end("guide/1-a.md",2);',
  ]);
});

test('what is below a longer block moves down', () => {
  const chapter = changedChapter(data, ({ line }) => (line === 2 ? 'one\n1\nuno' : 'two'));
  assert.equal(
    chapter.blocks.map(({ openLine, closeLine }) => [openLine, closeLine]),
    [
      [2, 6],
      [8, 10],
    ],
  );
  assert.match(instrument(chapter, stage), 'mustThrow("E"');
  assert.is(chapter.lines[8], 'two');
});

test.run();
