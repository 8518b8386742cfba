import { randomUUID } from 'node:crypto';
import { type Example, ExampleApplication } from 'event-sourcing-workbook';
import type { OwnServer } from './own-servers.ts';
import { newName } from '../databases.ts';
import { openTable } from './scratch.ts';
import { readStored, type Stored } from './stored.ts';
import { WriterProcess } from './writer-process.ts';

export interface Restart {
  readonly stored: Stored;
  readonly acknowledged: ReadonlySet<string>;
  /** How many appends of each writer were acknowledged before, and after the server was away. */
  readonly acknowledgedEach: readonly { readonly before: number; readonly after: number }[];
  /** What the writers, and the application, were told while it was away. */
  readonly failures: readonly string[];
  /** What the application has stored after the server was away, and got from it. */
  readonly example: Example;
}

/**
 * The server goes away while two writer processes append, and comes back. The writers stay: each
 * has one datastore and one record manager for all of its life. So has an application beside them.
 */
export async function restartUnderLoad(
  server: OwnServer,
  how: 'stopped' | 'killed',
): Promise<Restart> {
  await server.start(); // it may run already
  const opened = await openTable(server.uri, newName());
  const openedByApp = await openTable(server.uri, newName());
  const app = new ExampleApplication({ recordManager: openedByApp.recordManager });
  const sequenceIds = Array.from({ length: 10 }, () => randomUUID());
  const common = { uri: server.uri, table: opened.table, sequenceIds, loops: 4, largeEvery: 10 };
  const writers = [0, 1].map((i) => new WriterProcess({ ...common, name: `patient-${i}` }));
  const eachHas = async (what: string, condition: (writer: WriterProcess) => boolean) => {
    await Promise.all(writers.map((writer) => writer.until(what, () => condition(writer))));
  };
  try {
    const example = await app.createNewExample('before');
    await eachHas('it has appended', (writer) => writer.acknowledged.size >= 20);
    await server.stop(how);
    // More than the four loops have under way: the later ones found nobody when they connected.
    await eachHas('it has noticed', (writer) => writer.failures.length >= 12);
    example.changeFoo('while it is away');
    const told = await app.save(example).then(() => 'nothing', String);
    const before = writers.map((writer) => writer.acknowledged.size);
    await server.start();
    await eachHas(
      'it goes on',
      (writer) => writer.acknowledged.size >= (before[writers.indexOf(writer)] ?? 0) + 20,
    );
    await Promise.all(writers.map((writer) => writer.stop()));
    const got = await app.exampleRepository.get(example.id);
    got.changeFoo('after');
    await app.save(got);
    return {
      example: await app.exampleRepository.get(example.id),
      // This connection was idle when the server went away.
      stored: await readStored(opened.datastore, opened.table),
      acknowledged: new Set(writers.flatMap((writer) => [...writer.acknowledged])),
      acknowledgedEach: writers.map(({ acknowledged }, i) => {
        const first = before[i] ?? 0;
        return { before: first, after: acknowledged.size - first };
      }),
      failures: [told, ...writers.flatMap((writer) => writer.failures)],
    };
  } finally {
    await Promise.all(writers.map((writer) => writer.kill()));
    app.close();
    await openedByApp.datastore.closeConnection();
    await opened.datastore.closeConnection();
  }
}
