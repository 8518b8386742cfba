import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { rememberTimers } from '../../../../scripts/site/worker/timers.ts';

function timers() {
  const scope = { ...globalThis, setTimeout, setInterval, clearTimeout, clearInterval };
  return { scope, ...rememberTimers(scope) };
}

test('a timer that is soon due is waited for', async () => {
  const { scope, settled } = timers();
  let has = '';
  scope.setTimeout((what: string) => (has = what), 30, 'fired');
  assert.is(await settled(), true);
  assert.is(has, 'fired');
});

test('timers that are far away, or taken back, are not waited for', async () => {
  const { scope, settled } = timers();
  const far = scope.setTimeout(() => undefined, 60_000);
  scope.clearTimeout(scope.setTimeout(() => undefined, 20));
  assert.is(await settled(), false);
  scope.clearTimeout(far);
});

test('an interval is not waited for without an end', async () => {
  const { scope, settled } = timers();
  const timer = scope.setInterval(() => undefined, 10);
  assert.is(await settled(), true);
  scope.clearInterval(timer);
});

test.run();
