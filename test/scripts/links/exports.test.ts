import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { readApiNames } from '../../../scripts/links/exports.ts';

const files: Readonly<Record<string, string>> = {
  'src/index.ts': `
    export { Bus, type Listener, publish } from './domain/bus.ts';
    export { Event } from './domain/event.ts';
  `,
  'src/domain/bus.ts': `
    export class Bus { #all = []; publish() {} get size() { return 0; } }
    export interface Listener { hear(): void }
    export function publish() {}
    export function secret() {}
  `,
  'src/domain/event.ts': `
    export interface Event { equals(): boolean }
    export const Event = class Event { digest() {} } as EventClass;
  `,
};
const names = readApiNames('src/index.ts', (path) => files[path] ?? '');

test('the names are those that the index exports, by file', () => {
  assert.equal([...names.keys()], ['src/domain/bus.ts', 'src/domain/event.ts']);
  assert.equal([...(names.get('src/domain/bus.ts')?.keys() ?? [])], ['Bus', 'Listener', 'publish']);
});

test('classes and interfaces have members, private ones excepted', () => {
  assert.equal(names.get('src/domain/bus.ts')?.get('Bus'), ['publish', 'size']);
  assert.equal(names.get('src/domain/bus.ts')?.get('Listener'), ['hear']);
});

test('an interface and a class expression of one name have their members together', () => {
  assert.equal(names.get('src/domain/event.ts')?.get('Event'), ['equals', 'digest']);
});

test.run();
