import { suite, type Test } from 'uvu';
import { DomainEvent, EventBus, type Subscriber } from 'event-sourcing-workbook';

export class Opened extends DomainEvent<{ n: number }> {}
export class Closed extends DomainEvent<{ n: number }> {}

export const batch = [new Opened({ n: 1 }), new Closed({ n: 2 })] as const;

/** What each test of a bus gets. */
interface Context {
  bus: EventBus;
  /** The names of the subscribers that were called, in order. */
  calls: string[];
  logAs: (name: string) => Subscriber;
}

/** A suite with a new bus for each test. */
export function busSuite(name: string): Test<Context> {
  const test = suite<Context>(name);
  test.before.each((context) => {
    context.bus = new EventBus();
    context.calls = [];
    context.logAs = (subscriber) => () => void context.calls.push(subscriber);
  });
  return test;
}
