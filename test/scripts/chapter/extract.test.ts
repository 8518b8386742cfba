import * as fc from 'fast-check';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { loadChapter } from '../../../scripts/chapter/chapter.ts';
import { extract } from '../../../scripts/chapter/extract.ts';
import { isProgram } from '../../../scripts/chapter/fence.ts';
import { instrument } from '../../../scripts/chapter/instrument.ts';
import { page } from '../runner/run-guide.ts';

const fence = '```';

test('what is not code becomes empty lines', () => {
  const text = page('# A', '```ts', '  one;', '', 'two;', fence, 'words', '```sh', 'ls', fence);
  const lines = extract(loadChapter(text, 'a.md')).split('\n');
  assert.equal(lines, ['', '', '  one;', '', 'two;', '', '', '', '', '', '']);
});

test('blocks can be chosen', () => {
  const text = page('```ts', 'one;', fence, '```ts compile-fail=TS1000', 'two;', fence);
  const chapter = loadChapter(text, 'a.md');
  assert.is(extract(chapter).trim(), 'one;');
  assert.is(extract(chapter, ({ fence: { kind } }) => kind === 'compile-fail').trim(), 'two;');
});

/** Any text, and texts that look like pages: lines that mean something, in any order. */
const anyPage = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 300 }),
  fc
    .array(
      fc.oneof(
        fc.constantFrom('```ts', fence, '~~~ts', '~~~', '````ts', '````', '  ```ts', '    ```ts'),
        fc.constantFrom('```ts throws=E', '```ts compile-fail=TS2540', '```text output', '```sh'),
        fc.constantFrom(
          '',
          '# A',
          '- item',
          '- ```ts',
          '> ```ts',
          '> x',
          '<details>',
          '<!--',
          '-->',
        ),
        fc.constantFrom(
          'const a = `',
          '\tconst é = "😀";',
          '  x;',
          '\\',
          '---',
          '1. ```ts',
          '[a]: b',
        ),
        fc.string({ unit: 'grapheme', maxLength: 12 }),
      ),
      { maxLength: 40 },
    )
    .chain((lines) => fc.constantFrom('\n', '\r\n', '\r').map((end) => lines.join(end))),
);

test('for any page, every character of code keeps its line and its column', () => {
  const check = fc.property(anyPage, (text) => {
    const chapter = loadChapter(text, 'a.md');
    const source = text.split(/\r\n|\n|\r/);
    const program = extract(chapter).split('\n');
    assert.is(program.length, source.length);
    const code = new Set<number>();
    for (const block of chapter.blocks.filter((found) => isProgram(found.fence))) {
      for (let line = block.openLine + 1; line < block.closeLine; line += 1) code.add(line);
      // And what the program has is what Markdown says the block's code is.
      const own = program.slice(block.openLine, block.closeLine - 1).join('\n');
      assert.is(own.replaceAll('\0', '\ufffd'), block.code);
    }
    for (const [index, line] of program.entries()) {
      assert.is(line, code.has(index + 1) ? source[index] : '');
    }
  });
  fc.assert(check, { numRuns: 500 });
});

test('for any page, each line that opens a fence that runs begins a block, or is inside a longer one', () => {
  const check = fc.property(anyPage, (text) => {
    const { blocks, lines } = loadChapter(text, 'a.md');
    for (const [index, line] of lines.entries()) {
      const [, marker] = /^[-> ]*(`{3,}|~{3,})ts(?: throws=E)?$/.exec(line) ?? [];
      if (marker === undefined) continue;
      const isInside = blocks.some(({ openLine, closeLine }) => {
        const outer = /(`{3,}|~{3,})/.exec(lines[openLine - 1] ?? '')?.[1] ?? '';
        return openLine <= index && index < closeLine && !marker.startsWith(outer);
      });
      assert.ok(isInside || blocks.some(({ openLine }) => openLine === index + 1), text);
    }
  });
  fc.assert(check, { numRuns: 1000 });
});

test('for any page, instruments are on fence lines only', () => {
  const check = fc.property(anyPage, fc.constantFrom('run', 'check'), (text, purpose) => {
    const chapter = loadChapter(text, 'a.md');
    const bare = extract(chapter).split('\n');
    const program = instrument(chapter, { runtime: './runtime.ts', purpose }).split('\n');
    for (const [index, line] of program.entries()) {
      const isFence = chapter.blocks.some(
        ({ openLine, closeLine }) => openLine === index + 1 || closeLine === index + 1,
      );
      const unrun = chapter.blocks.some(
        ({ fence: { kind }, openLine, closeLine }) =>
          kind === 'compile-fail' && openLine <= index && index < closeLine,
      );
      if (!isFence && !unrun) assert.is(line, bare[index]);
    }
  });
  fc.assert(check, { numRuns: 300 });
});

test.run();
