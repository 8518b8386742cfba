import { AggregateRoot } from './aggregate-root.ts';
import { CreatedEvent } from './entity-event.ts';
import { newId } from './id.ts';

/** An {@link Example} was created. */
export class ExampleCreated extends CreatedEvent<{
  /** The value that the example begins with. */
  foo: string;
}> {
  /** @returns the new example. */
  override mutate(): Example {
    return new Example(this);
  }
}

/** The example of the guide as an aggregate: one attribute, `foo`, that can be changed. */
export class Example extends AggregateRoot<{ foo: string }> {
  /** Its attribute. */
  readonly foo: string;

  /** @param created its first event. Use {@link Example.create}, which makes the event too. */
  constructor(created: ExampleCreated) {
    super(created);
    this.foo = created.foo;
  }

  /**
   * Begins a new example. Its first event is pending until it is saved.
   *
   * @param foo the value that it begins with.
   * @param id a UUID. By default a new one.
   * @returns the example, at version 1.
   */
  static create(foo: string, id: string = newId()): Example {
    return Example.begin(new ExampleCreated({ originatorId: id, foo }));
  }

  /**
   * Changes `foo`. The event is pending until the example is saved.
   *
   * @param foo its new value.
   * @throws EntityIsDiscardedError when the example has been discarded.
   */
  changeFoo(foo: string): void {
    this.changeAttribute('foo', foo);
  }

  /**
   * Discards the example. The event is pending until the example is saved.
   *
   * @throws EntityIsDiscardedError when the example has been discarded already.
   */
  override discard(): void {
    super.discard();
  }
}
