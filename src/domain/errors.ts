/** The names of event classes in messages: `Renamed`, or `an anonymous class`. */
function nameOf(event: object): string {
  return event.constructor.name || 'an event of an anonymous class';
}

/** A command reached an entity that has been discarded. Nothing was changed or published. */
export class EntityIsDiscardedError extends Error {
  override readonly name = 'EntityIsDiscardedError';
  readonly entityId: string;

  constructor(entityId: string) {
    super(`The entity ${entityId} has been discarded: it takes no more commands.`);
    this.entityId = entityId;
  }
}

/** An event was applied to an entity that it does not belong to. */
export class OriginatorIdError extends Error {
  override readonly name = 'OriginatorIdError';
  readonly entityId: string;
  readonly originatorId: string;

  constructor(entityId: string, originatorId: string) {
    super(`An event of ${originatorId} cannot be applied to ${entityId}.`);
    this.entityId = entityId;
    this.originatorId = originatorId;
  }
}

/** An event was applied to an entity out of order: it is not the next event of that entity. */
export class OriginatorVersionError extends Error {
  override readonly name = 'OriginatorVersionError';
  readonly originatorId: string;
  readonly expectedVersion: number;
  readonly originatorVersion: number;

  constructor(originatorId: string, expectedVersion: number, originatorVersion: number) {
    super(
      `The next event of ${originatorId} must have originator version ${expectedVersion}, ` +
        `this one has ${originatorVersion}.`,
    );
    this.originatorId = originatorId;
    this.expectedVersion = expectedVersion;
    this.originatorVersion = originatorVersion;
  }
}

/** A mutator was given an event that it has no handler for. */
export class UnhandledEventError extends Error {
  override readonly name = 'UnhandledEventError';
  readonly event: object;

  constructor(event: object, why = 'no handler is registered for its class or an ancestor of it') {
    super(`${nameOf(event)} cannot be applied: ${why}.`);
    this.event = event;
  }
}

/** Saving would have lost events, because nobody is subscribed to the bus they were saved on. */
export class NobodyListeningError extends Error {
  override readonly name = 'NobodyListeningError';
  readonly entityId: string;
  readonly pendingEvents: number;

  constructor(entityId: string, pendingEvents: number) {
    super(
      `Nobody is subscribed to the bus, so ${pendingEvents} event(s) of ${entityId} would be lost. ` +
        'They are still pending: save on the bus of an open application.',
    );
    this.entityId = entityId;
    this.pendingEvents = pendingEvents;
  }
}
