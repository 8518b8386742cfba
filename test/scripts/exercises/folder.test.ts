/** The reader's folder: what is theirs stays theirs. */
import fs from 'node:fs';
import path from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { noProgress } from '../../../scripts/exercises/progress.ts';
import { exported, fingerprint, imported } from '../../../scripts/exercises/saved.ts';
import { root } from '../runner/run-guide.ts';
import { a, b } from './sessions.ts';

const name = `build/test-exercises/folder-${process.pid}`;
process.env['EXERCISES_FOLDER'] = name;
// Another test of this process may have loaded it with the folder that is the reader's own.
const script = new URL('../../../scripts/exercises/folder.ts?test', import.meta.url).href;
const folder = (await import(script)) as typeof import('../../../scripts/exercises/folder.ts');
delete process.env['EXERCISES_FOLDER'];

const inside = (file: string): string => path.join(root, name, file);
const write = (file: string, text: string): void => fs.writeFileSync(inside(file), text);

test.before.each(() => folder.openFolder([a, b]));
test.after.each(() => fs.rmSync(inside(''), { recursive: true, force: true }));

test('what is there is not overwritten', () => {
  write('a-1.ts', 'mine');
  folder.openFolder([a, b]);
  assert.is(folder.readAnswer(a).text, 'mine');
  assert.match(folder.readAnswer(b).text, /^\/\/ a-2 ★★★ About a-2 .*\n\nthe code of a-2\n$/);
});

test('a file that was removed is as at the beginning', () => {
  fs.rmSync(inside('a-1.ts'));
  assert.match(folder.readAnswer(a).text, 'the code of a-1');
});

test('putting a file back keeps every version of the reader', () => {
  for (const text of ['first', 'second']) {
    write('a-1.ts', text);
    const kept = folder.resetAnswer(a);
    assert.is(fs.readFileSync(path.join(root, kept), 'utf8'), text);
    assert.match(folder.readAnswer(a).text, 'the code of a-1');
  }
});

test('progress survives, but not for an answer that has changed since', () => {
  write('a-1.ts', 'right');
  const print = folder.fingerprintOf(a, folder.readAnswer(a));
  const progress = { ...noProgress, passed: { 'a-1': print }, hints: { 'a-2': 2 }, current: 'a-2' };
  folder.writeProgress([a, b], progress);
  assert.equal(folder.readProgress([a, b]), progress);
  write('a-1.ts', 'changed');
  assert.equal(folder.readProgress([a, b]), { ...progress, passed: {} });
});

test('the page can import what the terminal keeps, and the other way round', () => {
  write('a-1.ts', '// a-1 ★ About a-1 (guide/1-domain.md:1)\n\nmine\n');
  folder.writeProgress([a, b], noProgress);
  const kept = imported(fs.readFileSync(inside('progress.json'), 'utf8'));
  assert.equal(kept.answers, { 'a-1': 'mine\n' });

  const passed = { 'a-1': fingerprint(a.check.text, 'theirs\n') };
  const theirs = { answers: { 'a-1': 'theirs\n' }, progress: { ...noProgress, passed } };
  write('export.json', exported(theirs));
  folder.importWork([a, b], inside('export.json'));

  assert.match(folder.readAnswer(a).text, /^\/\/ a-1 ★.*\n\ntheirs\n$/);
  assert.match(fs.readFileSync(inside('backups/a-1.1.ts'), 'utf8'), 'mine');
  assert.equal(folder.readProgress([a, b]).passed, passed);
});

test('what was kept before there was an export is read', () => {
  write('progress.json', '{"hints":{"a-2":2},"solutions":["a-1"]}');
  const { hints, solutions } = folder.readProgress([a, b]);
  assert.equal([hints, solutions], [{ 'a-2': 2 }, ['a-1']]);
});

test('a file that is no export changes nothing', () => {
  write('a-1.ts', 'mine');
  write('export.json', '{}');
  assert.throws(() => folder.importWork([a, b], inside('export.json')), /no export/);
  assert.is(folder.readAnswer(a).text, 'mine');
});

test.run();
