import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { step } from '../../../scripts/exercises/session.ts';
import { a, b, c, failed, passed, start } from './sessions.ts';

test('at first the exercise is shown and checked', () => {
  const { effects, screen } = start();
  assert.equal(effects, [{ kind: 'check', exercise: a }]);
  assert.match(screen, 'a-1 ★ About a-1');
  assert.match(screen, '.exercises/a-1.ts');
  assert.match(screen, '… checking');
});

test('a failure is its place, its idea, and what to do', () => {
  const { screen, session } = start().judged('a-1', failed);
  assert.match(screen, '✗ guide/1-domain.md:7:3\n  Why so?');
  assert.match(screen, /Change \.exercises\/a-1\.ts and save it, or press a key:\n.*h hint[^\n]*$/);
  assert.equal(session.progress.passed, {});
});

test('what passes counts, until a later version of it fails', () => {
  const good = start().judged('a-1', passed);
  assert.equal(good.session.progress.passed, { 'a-1': 'print of a-1' });
  assert.match(good.screen, '✓ This is it');
  assert.match(good.screen, '| printed by the answer');
  assert.match(good.screen, '█░░  1 of 3 passed');
  assert.equal(good.judged('a-1', failed).session.progress.passed, {});
});

test('a verdict on another exercise counts, and is not shown', () => {
  const { session } = start().judged('b-1', passed);
  assert.equal(session.progress.passed, { 'b-1': 'print of b-1' });
  assert.is(session.judgement.kind, 'checking');
});

test('a file that is saved is worked on', () => {
  const { session, effects } = start().press('l').saved('b-1');
  assert.is(session.current, c);
  assert.is(session.view.kind, 'exercise');
  assert.equal(effects, [{ kind: 'check', exercise: c }]);
  assert.is(session.progress.current, 'b-1');
});

test('hints come one by one, and no more than there are', () => {
  assert.not.match(start().screen, 'Hint');
  const { screen } = start().press('h');
  assert.match(screen, 'Hint 1. one');
  assert.not.match(screen, 'two');
  assert.match(start().press('h', 'h', 'h', 'h').screen, 'Hint 3. three');
});

test('the solution is shown after a yes, with its reason and an alternative', () => {
  const asked = start().press('s');
  assert.match(asked.screen, 'Show the solution of a-1?');
  assert.not.match(asked.screen, 'the code');
  assert.is(asked.press('n').session.view.kind, 'exercise');
  const { screen, session } = asked.press('y');
  assert.match(screen, /the code of a-1[^]*the reason[^]*the alternative/);
  assert.equal(session.progress.solutions, ['a-1']);
  assert.is(start().press('s', 'y', 's').session.view.kind, 'exercise');
});

test('a file is put back only after a question', () => {
  assert.equal(start().press('r').effects, []);
  assert.equal(start().press('r', 'x').effects, []);
  assert.equal(start().press('r', 'y').effects, [{ kind: 'reset', exercise: a }]);
  const { session } = step(start().session, { kind: 'reset', backup: 'backups/a.1.ts' });
  assert.match(session.notice, 'backups/a.1.ts');
});

test('next goes to the next one that is open, round and round', () => {
  assert.is(start().press('n').session.current, b);
  assert.is(start().press('n', 'n', 'n').session.current, a);
  assert.is(start().judged('a-2', passed).press('n').session.current, c);
  const done = start().judged('a-2', passed).judged('b-1', passed).press('n');
  assert.match(done.screen, 'no other exercise open');
});

test('when the hardest ones of a chapter pass, the chapter is done', () => {
  const { screen } = start().judged('a-2', passed);
  assert.match(screen, '█▒░  1 of 3 passed, 1 left out on the fast track');
  assert.match(start().judged('a-2', passed).press('l').screen, '» a-1');
});

test('leaving an exercise that the fast track leaves out is told', () => {
  const words = 'a-1 is left out: ★★★ of this chapter is passed. l brings you back.';
  const left = start().judged('a-2', passed).press('n');
  assert.is(left.session.current, c);
  assert.match(left.screen, words);
  assert.not.match(start().press('n').screen, 'left out');
});

test('in the list one chooses an exercise', () => {
  assert.match(start().press('l').screen, '> · a-1');
  assert.match(start().press('l', 'down', 'down', 'down').screen, '> · b-1');
  assert.is(start().press('l', 'j', 'return').session.current, b);
  assert.is(start().press('l', 'l').session.view.kind, 'exercise');
});

test('q ends it, wherever one is', () => {
  for (const keys of [[], ['l'], ['s'], ['s', 'y']]) {
    assert.equal(start().press(...keys, 'q').effects, [{ kind: 'quit' }]);
  }
});

test.run();
