import fs from 'node:fs';
import { test } from 'uvu';
import * as assert from 'uvu/assert';

test('the lock names no registry', () => {
  const named = Object.entries(readLock()).filter(([, { resolved }]) => resolved !== undefined);
  assert.equal(named, []);
});

test('the lock holds the packages of every platform: without one, `npm ci` refuses it', () => {
  const lock = readLock();
  const locked = new Set(Object.keys(lock).map((key) => key.replace(/^.*node_modules\//, '')));
  const needed = Object.values(lock).flatMap((entry) =>
    Object.keys({ ...entry.dependencies, ...entry.optionalDependencies }),
  );
  assert.equal(
    needed.filter((name) => !locked.has(name)),
    [],
  );
});

interface Locked {
  readonly resolved?: string;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

function readLock(): Readonly<Record<string, Locked>> {
  const text = fs.readFileSync(new URL('../package-lock.json', import.meta.url), 'utf8');
  return (JSON.parse(text) as { packages: Record<string, Locked> }).packages;
}

test.run();
