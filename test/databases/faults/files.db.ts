import fs from 'node:fs';
import * as assert from 'uvu/assert';
import { file as sqliteFile } from '../databases.ts';
import { once } from '../own.ts';
import { suite } from '../report.ts';
import { type Attempt, itemAt, SOUND_ID, useDamaged } from './damaged-file.ts';
import { runWithOwnMounts } from './own-mounts.ts';

const test = suite(sqliteFile.name);
const PAGE = 4096;

interface FullDisk {
  readonly errors: readonly string[];
  readonly acknowledgedWhenFull: number;
  readonly storedWhenFull: number;
  readonly storedOfLarge: number;
  readonly errorWithRoom: string;
  readonly acknowledged: number;
  readonly stored: number;
  readonly storedOfLargeWithRoom: number;
  readonly integrity: string;
}

interface ReadOnly {
  readonly error: string;
  readonly stored: number;
  readonly storedAfter: number;
}

const fullDisk = once(() => runWithOwnMounts<FullDisk>('full-disk'));

test('An error says what has happened: when the disk is full', async () => {
  const { errors } = await fullDisk();
  assert.is(errors.length, 3);
  for (const error of errors) assert.match(error, 'database or disk is full');
});

test('What is acknowledged is stored: when the disk is full', async () => {
  const { acknowledged, acknowledgedWhenFull, stored, storedWhenFull } = await fullDisk();
  assert.ok(acknowledgedWhenFull > 0);
  assert.is(storedWhenFull, acknowledgedWhenFull);
  assert.is(stored, acknowledged);
});

test('An append is stored whole or not at all: when the disk is full', async () => {
  const { storedOfLarge, storedOfLargeWithRoom } = await fullDisk();
  assert.equal([storedOfLarge, storedOfLargeWithRoom], [0, 6100]);
});

test('The same objects work again: when there is room on the disk again', async () => {
  const { acknowledged, acknowledgedWhenFull, errorWithRoom, integrity } = await fullDisk();
  assert.is(errorWithRoom, '');
  assert.is(acknowledged, acknowledgedWhenFull + 1);
  assert.is(integrity, '[{"integrity_check":"ok"}]');
});

const readOnlyFile = once(() => runWithOwnMounts<ReadOnly>('read-only-file'));
const readOnlyFolder = once(() => runWithOwnMounts<ReadOnly>('read-only-folder'));

test('An error says what has happened: when the file is read-only', async () => {
  assert.match((await readOnlyFile()).error, 'attempt to write a readonly database');
});

test('What is acknowledged is stored: when the file is read-only', async () => {
  const { stored, storedAfter } = await readOnlyFile();
  assert.equal([stored, storedAfter], [3, 4]);
});

test('An error says what has happened: when the folder is read-only', async () => {
  const message = /^DatastoreError: .*events\.db.* may it be written to, and its folder\?$/;
  assert.match((await readOnlyFolder()).error, message);
  const { error } = await runWithOwnMounts<ReadOnly>('read-only-folder-without-file');
  assert.match(error, message);
});

test('What is acknowledged is stored: when the folder is read-only', async () => {
  const { stored, storedAfter } = await readOnlyFolder();
  assert.equal([stored, storedAfter], [3, 4]);
});

function overwrite(file: string, from: number, length: number): void {
  const handle = fs.openSync(file, 'r+');
  fs.writeSync(handle, Buffer.alloc(length, 0xa5), 0, length, from);
  fs.closeSync(handle);
}

const damagedItem = once(() =>
  useDamaged((file) => {
    // The first item of this kind that was written, and those beside it.
    const place = fs.readFileSync(file).indexOf('{"position":500,');
    overwrite(file, Math.floor(place / PAGE) * PAGE, PAGE);
  }),
);

test('An error says what has happened: when a page of the file is damaged', async () => {
  assert.match((await damagedItem()).error, 'database disk image is malformed');
});

test('What is acknowledged is stored: and what is not damaged is read, when a page of the file is damaged', async () => {
  const { isUntouched, read } = await damagedItem();
  assert.equal(
    read.map(({ state }) => state),
    Array.from({ length: 1000 }, (_, position) => itemAt(position, SOUND_ID).state),
  );
  assert.ok(isUntouched);
});

const DAMAGES: Readonly<Record<string, readonly [(file: string) => void, RegExp]>> = {
  'the beginning of the file is damaged': [
    (file) => overwrite(file, 100, PAGE - 100),
    /^DatastoreError: .*The file is damaged: restore it from a backup\.$/,
  ],
  'half of the file is missing': [
    (file) => fs.truncateSync(file, Math.floor(fs.statSync(file).size / PAGE / 2) * PAGE),
    /^DatastoreError: .*The file is damaged: restore it from a backup\.$/,
  ],
  'the file is no database': [
    (file) => fs.writeFileSync(file, 'This is a diary.\n'.repeat(1000)),
    /^DatastoreError: .*The file is no SQLite database\.$/,
  ],
};

for (const [when, [damage, expected]] of Object.entries(DAMAGES)) {
  const damaged: () => Promise<Attempt> = once(() => useDamaged(damage));

  test(`An error says what has happened: when ${when}`, async () => {
    assert.match((await damaged()).error, expected);
  });

  test(`What is acknowledged is stored: nothing is written, when ${when}`, async () => {
    assert.ok((await damaged()).isUntouched);
  });
}

test.run();
