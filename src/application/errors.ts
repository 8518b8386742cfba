import type { DomainEvent } from '../domain/domain-event.ts';
import { nameOf } from '../domain/errors.ts';

/** A batch held events that are to be stored together with events that are not. None was stored. */
export class MixedBatchError extends Error {
  override readonly name = 'MixedBatchError';
  /** Those that are not to be stored. */
  readonly foreignEvents: readonly DomainEvent[];

  /** @param foreignEvents those that are not to be stored. */
  constructor(foreignEvents: readonly DomainEvent[]) {
    const names = foreignEvents.map(nameOf).join(', ');
    super(
      `The batch was not stored: ${names} is not among the event types of this persistence policy. ` +
        'Add the type to the policy, or publish the events in batches of their own.',
    );
    this.foreignEvents = foreignEvents;
  }
}

/** Something was to be saved in an application that has been closed. The events are still pending. */
export class ApplicationIsClosedError extends Error {
  override readonly name = 'ApplicationIsClosedError';

  /** Says so. */
  constructor() {
    super('The application has been closed, and stores nothing: open it again, and save there.');
  }
}
