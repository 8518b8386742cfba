/**
 * The library of the Event Sourcing Workbook: domain events and aggregates, an event store on SQL
 * databases, and what an application needs to bring them together.
 *
 * @module event-sourcing-workbook
 */

// Domain
export type { Class, InstanceOf } from './domain/class.ts';
export { DomainEvent, type DomainEventClass } from './domain/domain-event.ts';
export {
  type AppliesTo,
  AttributeChangedEvent,
  type AttributeChangedFields,
  CreatedEvent,
  type CreatedFields,
  DiscardedEvent,
  type Entity,
  EntityEvent,
  type EntityEventClass,
  type OriginatorFields,
} from './domain/entity-event.ts';
export { defaultBus, EventBus, type Subscriber, type Unsubscribe } from './domain/event-bus.ts';
export { AggregateRoot } from './domain/aggregate-root.ts';
export { mutator, type Mutator, type MutatorFunction } from './domain/mutator.ts';
export { newId } from './domain/id.ts';
export { Example, ExampleCreated } from './domain/example.ts';
export {
  EntityIsDiscardedError,
  EntityIsStaleError,
  NobodyListeningError,
  OriginatorIdError,
  OriginatorVersionError,
  SaveInProgressError,
  UnhandledEventError,
} from './domain/errors.ts';

// Infrastructure
export {
  SequencedItem,
  type SequencedItemFields,
  toSequenceId,
} from './infrastructure/sequenced-item.ts';
export {
  type AttributeOf,
  type EventMapper,
  SequencedItemMapper,
  type SequencedItemMapperOptions,
} from './infrastructure/sequenced-item-mapper.ts';
export {
  JsonTranscoder,
  type JsonTranscoderOptions,
  type Transcoder,
} from './infrastructure/json-transcoder.ts';
export type { ValueType } from './infrastructure/value-types.ts';
export {
  type AppendOptions,
  checkSlice,
  groupBySequence,
  type RecordManager,
  type Slice,
} from './infrastructure/record-manager.ts';
export {
  type FieldsOf,
  type Step,
  upcast,
  Upcasts,
  UpcastError,
  VersionedClass,
} from './infrastructure/upcasting.ts';
export type { EventOf, TopicClass } from './infrastructure/topics.ts';
export { EventStore, type EventStoreOptions } from './infrastructure/event-store.ts';
export type { PagedSlice } from './infrastructure/paging.ts';
export {
  type AtVersion,
  EventSourcedRepository,
  type EventSourcedRepositoryOptions,
  type MutatorOption,
} from './infrastructure/event-sourced-repository.ts';
export {
  ConcurrencyError,
  DataIntegrityError,
  DatastoreError,
  EntityNotFoundError,
  ItemNotFoundError,
  type ItemPlace,
  NewerVersionError,
  TranscodingError,
  UnknownOutcomeError,
  UnknownTopicError,
  UnregisteredEventError,
} from './infrastructure/errors.ts';

// Infrastructure on SQL databases
export { TypeOrmSettings, type TypeOrmSettingsOptions } from './infrastructure/typeorm/settings.ts';
export {
  type OwnDataSource,
  TypeOrmDatastore,
  type TypeOrmDatastoreOptions,
} from './infrastructure/typeorm/datastore.ts';
export {
  IntegerSequencedRecord,
  type SequencedRecord,
} from './infrastructure/typeorm/integer-sequenced-record.ts';
export {
  TypeOrmRecordManager,
  type TypeOrmRecordManagerOptions,
} from './infrastructure/typeorm/record-manager.ts';
export { type Dialect, schemaOf } from './infrastructure/typeorm/schema.ts';

// Application
export {
  PersistencePolicy,
  type PersistencePolicyOptions,
} from './application/persistence-policy.ts';
export {
  ExampleApplication,
  type ExampleApplicationOptions,
} from './application/example-application.ts';
export {
  type ApplicationOptions,
  type ApplicationPlace,
  EventSourcedApplication,
} from './application/event-sourced-application.ts';
export {
  type AggregateClass,
  AggregateRepository,
  type ChangeOptions,
  type Saving,
} from './application/aggregate-repository.ts';
export type { CommandOptions } from './application/commands.ts';
export type { StoredCommand } from './infrastructure/markers.ts';
export {
  ApplicationIsClosedError,
  DuplicateCommandError,
  MixedBatchError,
  ValueNotClaimedError,
  ValueTakenError,
} from './application/errors.ts';
