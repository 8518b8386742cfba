/** The form of the chapters: a core that is read in twenty minutes, experiments below it. */
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { slugsOf } from '../../scripts/links/slug.ts';
import { chapterPaths, minutesOf, readPage, sizeOf, type Page } from './page-parts.ts';

const chapters = chapterPaths.map(readPage);
/** Those that follow the document about the Python library. */
const firstHalf = chapters.slice(0, 3);
const allPages = [
  ...chapters,
  ...['README', 'guarantees', 'many-machines'].map((name) => readPage(`guide/${name}.md`)),
];
const textOf = ({ chapter }: Page, from: number, to: number): string =>
  chapter.lines.slice(from - 1, to - 1).join('\n');

test('the cores of the first three chapters are read in twenty minutes', () => {
  const sizes = firstHalf.map(({ chapter, core }) => sizeOf(chapter, core));
  const words = sizes.reduce((sum, size) => sum + size.words, 0);
  const code = sizes.reduce((sum, size) => sum + size.code, 0);
  assert.ok(words <= 4000, `${words} words`);
  assert.ok(code <= 450, `${code} lines of code`);
  assert.ok(words / 250 + code / 100 <= 20.5, `${words} words and ${code} lines of code`);
});

test('the sections of the core are those of the document, in its order', () => {
  const titles = firstHalf.map(({ chapter, core }) =>
    chapter.sections
      .filter(({ depth, line }) => depth === 2 && line < core.end)
      .map(({ title }) => title),
  );
  assert.equal(titles, [
    ['Domain events', 'Publish-subscribe', 'Domain entity', 'Mutator function', 'Run the code'],
    ['Database table', 'Event store', 'Entity repository', 'Run the code', 'Sequenced items'],
    ['Persistence policy', 'Application object', 'Run the code'],
  ]);
});

test('every page and every section tells how many minutes it takes', () => {
  for (const { chapter, core, parts } of allPages) {
    const experiments = parts.find(({ title }) => title === 'Experiments');
    for (const part of parts.filter(({ title }) => title !== 'Exercises')) {
      const isWhole = part.depth === 1 && experiments !== undefined;
      const minutes = isWhole
        ? [minutesOf(chapter, core), minutesOf(chapter, experiments)]
        : [minutesOf(chapter, part)];
      const form = isWhole ? /^_(\d+) min, and (\d+) min of experiments_$/ : /^_(\d+) min_$/;
      const told =
        form
          .exec(chapter.lines[part.line + 1] ?? '')
          ?.slice(1)
          .map(Number) ?? [];
      // Near enough: a word more or less is no reason to tell another number.
      const isTrue = minutes.every((one, index) => Math.abs(one - (told[index] ?? 0)) < 0.8);
      const right = minutes.map((one) => Math.round(one)).join(' and ');
      assert.ok(isTrue, `${chapter.path}:${part.line} ${part.title}: it takes ${right} min`);
    }
  }
});

test('each experiment asks a question that the text above has raised, in the order of the text', () => {
  for (const page of chapters) {
    const { chapter, core } = page;
    const slugs = slugsOf(chapter.sections.map(({ title }) => title));
    const experiments = chapter.sections.flatMap(({ title, depth, line }, index) =>
      line > core.end && depth === 3 ? [{ title, slug: slugs[index] ?? '' }] : [],
    );
    for (const { title } of experiments) assert.match(title, /\?$/);
    const raised = [...textOf(page, 1, core.end).matchAll(/\]\(#([^)]*)\)/g)]
      .map(([, slug = '']) => slug)
      .filter((slug) => experiments.some((one) => one.slug === slug));
    assert.equal(
      [...new Set(raised)],
      experiments.map(({ slug }) => slug),
      `${chapter.path}: the questions of the core, and the experiments`,
    );
  }
});

test('a prediction has as many answers as choices, and one of them is right', () => {
  for (const page of [...chapters, readPage('guide/README.md')]) {
    const { chapter } = page;
    const starts = chapter.lines.flatMap((text, index) =>
      text.startsWith('> **Predict.**') ? [index + 1] : [],
    );
    for (const [index, start] of starts.entries()) {
      const text = textOf(page, start, starts[index + 1] ?? chapter.lines.length + 1);
      const [question = '', answer = ''] = text.split('<summary>Answer</summary>');
      const choices = [...question.matchAll(/^> (\d+)\. /gm)].map(([, number]) => number);
      const answers = [...(answer.split('</details>')[0] ?? '').matchAll(/^(\d+)\. (.*)/gm)];
      const place = `${chapter.path}:${start}`;
      assert.ok(choices.length >= 3, place);
      assert.equal(
        answers.map(([, number]) => number),
        choices,
        place,
      );
      assert.is(answers.filter(([, , words]) => words?.startsWith('**Right.**')).length, 1, place);
    }
  }
});

test('a section has two margin notes at most', () => {
  for (const page of chapters) {
    for (const { depth, line, end, title } of page.parts) {
      if (depth === 1) continue;
      const notes = textOf(page, line, end).split('> [!NOTE]').length - 1;
      assert.ok(notes <= 2, `${page.chapter.path}: ${title} has ${notes}`);
    }
  }
});

test('the lines around the failure that the first page of the project shows are in the chapter', () => {
  const readme = readPage('README.md').chapter.lines.join('\n');
  const frame = [...readme.matchAll(/^ {2}[ >] \d+ \|(.*)$/gm)].map(([, text = '']) => text.trim());
  // What is shown is what an author gets who has changed the 2 into a 3.
  const shown = frame.join('\n').replace('version, 3', 'version, 2');
  assert.is(frame.length, 3);
  assert.match(chapters[0]?.chapter.lines.join('\n') ?? '', shown);
});

test.run();
