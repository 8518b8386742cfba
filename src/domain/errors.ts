/** The names of event classes in messages: `Renamed`, or `an anonymous class`. */
function nameOf(event: object): string {
  return event.constructor.name || 'an event of an anonymous class';
}

/** Where the event is stored or is to be stored, if it is one that knows it. */
function placeOf(event: object): string {
  const { originatorId, originatorVersion } = event as Readonly<Record<string, unknown>>;
  if (typeof originatorId !== 'string' || typeof originatorVersion !== 'number') return '';
  return ` (number ${originatorVersion} of ${originatorId})`;
}

/** A command reached an entity that has been discarded. Nothing was changed or published. */
export class EntityIsDiscardedError extends Error {
  override readonly name = 'EntityIsDiscardedError';
  /** The id of the entity. */
  readonly entityId: string;

  /** @param entityId the id of the entity. */
  constructor(entityId: string) {
    super(`The entity ${entityId} has been discarded: it takes no more commands.`);
    this.entityId = entityId;
  }
}

/**
 * A save of this object has failed, so it no longer agrees with what is stored, and takes no more
 * commands: they would be decided on a state that never was. Fetch the entity again.
 */
export class EntityIsStaleError extends Error {
  override readonly name = 'EntityIsStaleError';
  /** The id of the entity. */
  readonly entityId: string;

  /** @param entityId the id of the entity. */
  constructor(entityId: string) {
    super(
      `A save of the entity ${entityId} has failed, so this object is not what is stored: ` +
        'fetch the entity again and repeat the command.',
    );
    this.entityId = entityId;
  }
}

/** An event was applied to an entity that it does not belong to. */
export class OriginatorIdError extends Error {
  override readonly name = 'OriginatorIdError';
  /** The id of the entity. */
  readonly entityId: string;
  /** The id of the entity that the event belongs to. */
  readonly originatorId: string;

  /**
   * @param entityId the id of the entity.
   * @param originatorId the id of the entity that the event belongs to.
   */
  constructor(entityId: string, originatorId: string) {
    super(`An event of ${originatorId} cannot be applied to ${entityId}.`);
    this.entityId = entityId;
    this.originatorId = originatorId;
  }
}

/** An event was applied to an entity out of order: it is not the next event of that entity. */
export class OriginatorVersionError extends Error {
  override readonly name = 'OriginatorVersionError';
  /** The id of the entity. */
  readonly originatorId: string;
  /** The version that its next event must have: how many events it has had. */
  readonly expectedVersion: number;
  /** The version that this event has. */
  readonly originatorVersion: number;

  /**
   * @param originatorId the id of the entity.
   * @param expectedVersion the version that its next event must have.
   * @param originatorVersion the version that this event has.
   */
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
  /** The event. */
  readonly event: object;

  /**
   * @param event the event.
   * @param why what is missing, as the second half of a sentence.
   */
  constructor(event: object, why = 'no handler is registered for its class or an ancestor of it') {
    super(`${nameOf(event)}${placeOf(event)} cannot be applied: ${why}.`);
    this.event = event;
  }
}

/** An aggregate was saved again before the first save had finished: that one was not awaited. */
export class SaveInProgressError extends Error {
  override readonly name = 'SaveInProgressError';
  /** The id of the entity. */
  readonly entityId: string;

  /** @param entityId the id of the entity. */
  constructor(entityId: string) {
    super(`A save of ${entityId} has not finished: await it before you save again.`);
    this.entityId = entityId;
  }
}

/** Saving would have lost events, because nobody is subscribed to the bus they were saved on. */
export class NobodyListeningError extends Error {
  override readonly name = 'NobodyListeningError';
  /** The id of the entity that was to be saved. */
  readonly entityId: string;
  /** How many events would have been lost. They are still pending. */
  readonly pendingEvents: number;

  /**
   * @param entityId the id of the entity that was to be saved.
   * @param pendingEvents how many events would have been lost.
   */
  constructor(entityId: string, pendingEvents: number) {
    super(
      `Nobody is subscribed to the bus, so ${pendingEvents} event(s) of ${entityId} would be lost. ` +
        'They are still pending: save on the bus of an open application.',
    );
    this.entityId = entityId;
    this.pendingEvents = pendingEvents;
  }
}
