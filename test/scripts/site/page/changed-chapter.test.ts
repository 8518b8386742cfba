import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { instrument } from '../../../../scripts/chapter/instrument.ts';
import { changedChapter } from '../../../../scripts/site/page/changed-chapter.ts';
import type { ChapterData } from '../../../../scripts/site/shared/page-data.ts';

const anywhere = { wordColumn: 1, section: 0 };

const data: ChapterData = {
  name: '1-a',
  title: 'A',
  path: 'guide/1-a.md',
  blocks: [
    { fence: { kind: 'run' }, openLine: 2, closeLine: 4, code: 'one', ...anywhere },
    { fence: { kind: 'throws', error: 'E' }, openLine: 6, closeLine: 8, code: 'two', ...anywhere },
  ],
};

const runtime = { runtime: '$workbook', purpose: 'run' } as const;

test('without changes the lines are those of the page', () => {
  const chapter = changedChapter(data);
  assert.equal(
    chapter.blocks.map(({ openLine, closeLine, code }) => [openLine, closeLine, code]),
    [
      [2, 4, 'one'],
      [6, 8, 'two'],
    ],
  );
  assert.equal(instrument(chapter, runtime).split('\n').slice(1, 4), [
    'import * as $workbook from "$workbook";;$workbook.begin("guide/1-a.md",2);',
    'one',
    ';$workbook.end("guide/1-a.md",2);',
  ]);
});

test('what is below a longer block moves down', () => {
  const chapter = changedChapter(data, ({ openLine }) => (openLine === 2 ? 'one\n1\nuno' : 'two'));
  assert.equal(
    chapter.blocks.map(({ openLine, closeLine }) => [openLine, closeLine]),
    [
      [2, 6],
      [8, 10],
    ],
  );
  assert.match(instrument(chapter, runtime), 'mustThrow("E"');
  assert.is(chapter.lines[8], 'two');
});

test.run();
