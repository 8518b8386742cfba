import { AggregateRoot } from './aggregate-root.ts';
import { CreatedEvent } from './entity-event.ts';
import { newId } from './id.ts';

/** An {@link Example} was created. */
export class ExampleCreated extends CreatedEvent<{ foo: string }> {
  override mutate(): Example {
    return new Example(this);
  }
}

/** The example of the guide as an aggregate: one attribute, `foo`, that can be changed. */
export class Example extends AggregateRoot<{ foo: string }> {
  readonly foo: string;

  constructor(created: ExampleCreated) {
    super(created);
    this.foo = created.foo;
  }

  /** A new example. Its first event is pending until it is saved. */
  static create(foo: string, id: string = newId()): Example {
    return Example.begin(new ExampleCreated({ originatorId: id, foo }));
  }

  /** Changes `foo`. @throws EntityIsDiscardedError when the example has been discarded. */
  changeFoo(foo: string): void {
    this.changeAttribute('foo', foo);
  }
}
