import type { DomainEvent } from '../domain/domain-event.ts';
import { nameOf } from '../domain/errors.ts';
import type { ItemPlace } from '../infrastructure/errors.ts';

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

/**
 * The command with this id has been stored before. Nothing more was stored: a client that
 * repeats a command because its answer was lost has the answer now.
 */
export class DuplicateCommandError extends Error {
  override readonly name = 'DuplicateCommandError';
  /** The id of the command. */
  readonly commandId: string;
  /** Where the events are that were stored with it. */
  readonly stored: readonly ItemPlace[];

  /**
   * @param commandId the id of the command.
   * @param stored where the events are that were stored with it.
   * @param options the conflict that it was noticed by, as `cause`.
   */
  constructor(commandId: string, stored: readonly ItemPlace[], options?: ErrorOptions) {
    super(`The command ${commandId} is stored already, and was not stored again.`, options);
    this.commandId = commandId;
    this.stored = stored;
  }
}

/** A value that must be unique is claimed by another aggregate. Nothing was stored. */
export class ValueTakenError extends Error {
  override readonly name = 'ValueTakenError';
  /** The value. */
  readonly value: string;
  /** The id of the aggregate that has claimed it. */
  readonly owner: string;

  /**
   * @param value the value.
   * @param owner the id of the aggregate that has claimed it.
   * @param options the conflict that it was noticed by, as `cause`.
   */
  constructor(value: string, owner: string, options?: ErrorOptions) {
    super(`The value '${value}' is taken by ${owner}: choose another one.`, options);
    this.value = value;
    this.owner = owner;
  }
}

/** A value was to be released that is claimed by no aggregate. Nothing was stored. */
export class ValueNotClaimedError extends Error {
  override readonly name = 'ValueNotClaimedError';
  /** The value. */
  readonly value: string;

  /** @param value the value. */
  constructor(value: string) {
    super(`The value '${value}' is claimed by no aggregate, so it cannot be released.`);
    this.value = value;
  }
}
