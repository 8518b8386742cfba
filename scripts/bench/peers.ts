import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Database, DatabaseName } from './databases.ts';
import { load } from './raw-drivers.ts';
import { subjectOf, type Peer } from './peer.ts';
import type { PlainEvent, Subject } from './subject.ts';

/** A peer that cannot be measured here, and why. */
export interface Missing {
  readonly name: string;
  readonly missing: string;
}

const folder = fileURLToPath(new URL('.', import.meta.url));

/** Installs the peers in this folder, when they are not there yet. */
function install(): void {
  if (existsSync(`${folder}node_modules/@event-driven-io`)) return;
  console.error('Installing the peers in scripts/bench …');
  const quiet = ['--no-package-lock', '--no-audit', '--no-fund', '--loglevel=error'];
  execFileSync('npm', ['install', ...quiet], {
    cwd: folder,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  // Where npm runs no install scripts unasked, the driver of one peer is not compiled yet.
  execFileSync('npm', ['rebuild', 'sqlite3', '--loglevel=error'], { cwd: folder, stdio: 'ignore' });
}

/** The peers that store on this kind of database. */
export async function openPeers(
  name: DatabaseName,
  { uri }: Database,
): Promise<(Subject | Missing)[]> {
  const openers: Record<DatabaseName, [string, () => Promise<Peer>][]> = {
    sqljs: [
      ['emmett-sqlite, in memory', () => openEmmettSqlite(':memory:')],
      ['castore, objects in memory', () => openCastore()],
    ],
    file: [['emmett-sqlite', () => openEmmettSqlite(`${uri.slice('sqlite:///'.length)}.emmett`)]],
    postgresql: [['emmett-postgresql', () => openEmmettPostgres(uri)]],
    mariadb: [],
  };
  const found: (Subject | Missing)[] = [];
  for (const [title, open] of openers[name]) {
    try {
      install();
      found.push(subjectOf({ ...(await open()), name: title }));
    } catch (error) {
      found.push({ name: title, missing: String(error).split('\n')[0] ?? '' });
    }
  }
  return found;
}

interface Emmett {
  appendToStream(stream: string, events: readonly object[], options: object): Promise<unknown>;
  aggregateStream(stream: string, options: object): Promise<{ readonly state: Folded }>;
  close?(): Promise<void>;
}
interface Folded {
  readonly foo: unknown;
  readonly version: number;
}

async function openEmmettSqlite(fileName: string): Promise<Peer> {
  const { getSQLiteEventStore } = (await load('@event-driven-io/emmett-sqlite')) as {
    getSQLiteEventStore(options: object): Emmett;
  };
  return emmett(getSQLiteEventStore({ fileName, schema: { autoMigration: 'CreateOrUpdate' } }));
}

async function openEmmettPostgres(uri: string): Promise<Peer> {
  const { getPostgreSQLEventStore } = (await load('@event-driven-io/emmett-postgresql')) as {
    getPostgreSQLEventStore(uri: string): Emmett;
  };
  return emmett(getPostgreSQLEventStore(uri));
}

function emmett(store: Emmett): Peer {
  const evolve = (state: Folded, { type, data }: { type: string; data: PlainEvent }): Folded => {
    const version = state.version + 1;
    if (type === 'example-created') return { foo: data.foo, version };
    return type === 'discarded' ? { ...state, version } : { foo: data.value, version };
  };
  const initialState = (): Folded => ({ foo: undefined, version: 0 });
  return {
    name: 'emmett',
    append: (id, events, version) =>
      store.appendToStream(
        id,
        events.map(({ topic, ...data }) => ({ type: topic, data })),
        { expectedStreamVersion: version === 0 ? 'STREAM_DOES_NOT_EXIST' : BigInt(version) },
      ),
    get: async (id) => (await store.aggregateStream(id, { evolve, initialState })).state,
    close: () => store.close?.(),
  };
}

interface Castore {
  pushEvent(event: object): Promise<unknown>;
  getAggregate(id: string): Promise<{ readonly aggregate?: Folded }>;
}

async function openCastore(): Promise<Peer> {
  const { EventStore, EventType } = (await load('@castore/core')) as {
    EventStore: new (options: object) => Castore;
    EventType: new (options: object) => object;
  };
  const { InMemoryEventStorageAdapter } = (await load(
    '@castore/event-storage-adapter-in-memory',
  )) as { InMemoryEventStorageAdapter: new (options: object) => object };
  const types = ['example-created', 'attribute-changed', 'discarded'];
  const reducer = (
    state: Folded | undefined,
    { type, payload, version }: { type: string; payload: PlainEvent; version: number },
  ): Folded => {
    if (type === 'example-created') return { foo: payload.foo, version };
    return { foo: type === 'discarded' ? state?.foo : payload.value, version };
  };
  const store = new EventStore({
    eventStoreId: 'examples',
    eventTypes: types.map((type) => new EventType({ type })),
    reducer,
    eventStorageAdapter: new InMemoryEventStorageAdapter({ initialEvents: [] }),
  });
  return {
    name: 'castore',
    // It has no append of several events to one aggregate.
    append: async (aggregateId, events) => {
      for (const { topic: type, originatorVersion, ...payload } of events) {
        await store.pushEvent({ aggregateId, version: originatorVersion + 1, type, payload });
      }
    },
    get: async (id) => (await store.getAggregate(id)).aggregate ?? { foo: undefined, version: 0 },
    close: () => undefined,
  };
}
