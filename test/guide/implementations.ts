/**
 * The stand-alone classes of the chapters and the library's classes behind one face, so that one
 * suite can put both to the same test.
 */
import {
  AggregateRoot,
  defaultBus,
  type DomainEvent,
  type EntityEvent,
  Example,
  ExampleApplication,
  IntegerSequencedRecord,
  TypeOrmDatastore,
  TypeOrmRecordManager,
  TypeOrmSettings,
} from 'event-sourcing-workbook';
import { application, domain, infrastructure } from './chapters.ts';

/** An event, as far as both have it in common. */
export interface CommonEvent {
  readonly originatorId: string;
  readonly originatorVersion: number;
}

/** An entity with its commands; each command is over when its events are published. */
export interface CommonEntity {
  readonly id: string;
  readonly version: number;
  readonly foo: string;
  changeFoo(value: string): Promise<void>;
  discard(): Promise<void>;
}

export interface CommonApplication {
  readonly close: () => void;
  createNewExample(foo: string): Promise<CommonEntity>;
  has(id: string): Promise<boolean>;
  get(id: string, version?: number): Promise<CommonEntity>;
  events(id: string): Promise<readonly CommonEvent[]>;
}

export interface Implementation {
  readonly name: string;
  subscribe(subscriber: (events: readonly CommonEvent[]) => void | Promise<void>): () => void;
  create(foo: string): Promise<CommonEntity>;
  replay(events: readonly CommonEvent[]): CommonEntity | null;
  /** An application on a database of its own. */
  open(): Promise<CommonApplication>;
}

async function openDatastore(record: typeof IntegerSequencedRecord): Promise<TypeOrmDatastore> {
  const settings = new TypeOrmSettings({ uri: 'sqlite:///:memory:' });
  const datastore = new TypeOrmDatastore({ settings, tables: [record] });
  await datastore.setupConnection();
  await datastore.setupTables();
  return datastore;
}

export const standAlone: Implementation = {
  name: 'stand-alone',
  subscribe(subscriber) {
    domain.subscribe(subscriber);
    return () => domain.unsubscribe(subscriber);
  },
  create: (foo) => domain.createNewExample({ foo }),
  replay: (events) =>
    events.reduce<InstanceType<typeof domain.Example> | null>(domain.mutate, null),
  async open() {
    const datastore = await openDatastore(infrastructure.IntegerSequencedRecord);
    const app = new application.ExampleApplication(datastore);
    return {
      close: () => app.close(),
      createNewExample: (foo) => domain.createNewExample({ foo }),
      has: (id) => app.exampleRepository.has(id),
      get: (id, at) => app.exampleRepository.get(id, at === undefined ? {} : { at }),
      events: (id) => app.eventStore.listEvents(id),
    };
  },
};

/** An aggregate whose commands are saved at once, as the stand-alone entity's are. */
function saved(aggregate: Example, bus = defaultBus): CommonEntity {
  return {
    id: aggregate.id,
    get version() {
      return aggregate.version;
    },
    get foo() {
      return aggregate.foo;
    },
    async changeFoo(value) {
      aggregate.changeFoo(value);
      await aggregate.save(bus);
    },
    async discard() {
      aggregate.discard();
      await aggregate.save(bus);
    },
  };
}

export const library: Implementation = {
  name: 'library',
  // A save needs a subscriber that stores; for the bus, each of these is one.
  subscribe: (subscriber) =>
    defaultBus.subscribe(
      Object.assign((events: readonly DomainEvent[]) => subscriber(events as EntityEvent[]), {
        stores: () => true,
      }),
    ),
  async create(foo) {
    const aggregate = Example.create(foo);
    await aggregate.save();
    return saved(aggregate);
  },
  replay(events) {
    const entity = (events as readonly EntityEvent[]).reduce<AggregateRoot | null>(
      AggregateRoot.mutate,
      null,
    );
    return entity instanceof Example ? saved(entity) : null;
  },
  async open() {
    const datastore = await openDatastore(IntegerSequencedRecord);
    const app = new ExampleApplication({ recordManager: new TypeOrmRecordManager({ datastore }) });
    return {
      close: () => app.close(),
      createNewExample: async (foo) => saved(await app.createNewExample(foo), app.bus),
      has: (id) => app.exampleRepository.has(id),
      get: async (id, at) =>
        saved(await app.exampleRepository.get(id, at === undefined ? {} : { at }), app.bus),
      events: (id) => app.eventStore.listEvents(id),
    };
  },
};
