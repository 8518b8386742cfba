import { SourceMap } from 'node:module';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { identityMappings, withIdentityMap } from '../../../scripts/chapter/source-map.ts';

test('every column of every line maps to itself', () => {
  const program = ['', '', `one${' '.repeat(40)}`, '', 'two;', ...Array(70).fill(''), 'x'].join(
    '\n',
  );
  const map = new SourceMap({
    file: 'a.ts',
    version: 3,
    sources: ['a.md'],
    sourcesContent: [],
    names: [],
    sourceRoot: '',
    mappings: identityMappings(program),
  });
  for (const [line, text] of program.split('\n').entries()) {
    for (let column = 0; column < text.length; column += 1) {
      const found = map.findEntry(line, column);
      assert.ok('originalLine' in found);
      assert.equal([found.originalLine, found.originalColumn], [line, column]);
    }
  }
});

test('the map is written at the end of the program, with the page as an address', () => {
  const program = withIdentityMap('one', '../é 50%?/c#.md');
  const [, base64 = ''] = /base64,(\S+)/.exec(program) ?? [];
  const map: unknown = JSON.parse(atob(base64));
  assert.equal(map, {
    version: 3,
    sources: ['../%C3%A9%2050%25%3F/c%23.md'],
    names: [],
    mappings: 'AAAA,CAAC,CAAC,CAAC',
  });
});

test('a large program does not overflow the stack', () => {
  withIdentityMap('x'.repeat(200_000), 'a.md');
});

test.run();
