/** The name of the class of an event in messages. */
export function nameOf(event: object): string {
  const type: unknown = event.constructor; // whatever was given for an event may have none
  if (typeof type !== 'function') return 'an object of no class';
  return type.name === '' ? 'an event of an anonymous class' : type.name;
}

/** Where the event is stored or is to be stored, if it is one that knows it. */
function placeOf(event: object): string {
  const { originatorId, originatorVersion } = event as Readonly<Record<string, unknown>>;
  if (typeof originatorId !== 'string' || typeof originatorVersion !== 'number') return '';
  return ` (number ${originatorVersion} of ${originatorId})`;
}

/** What is wrong with an entity that a command was given to. */
class EntityError extends Error {
  /** The id of the entity. */
  readonly entityId: string;

  /** @param entityId the id of the entity. @param message what is wrong. */
  constructor(entityId: string, message: string) {
    super(message);
    this.entityId = entityId;
  }
}

/** A command reached an entity that has been discarded. Nothing was changed or published. */
export class EntityIsDiscardedError extends EntityError {
  override readonly name = 'EntityIsDiscardedError';

  /** @param entityId the id of the entity. */
  constructor(entityId: string) {
    super(entityId, `The entity ${entityId} has been discarded: it takes no more commands.`);
  }
}

/**
 * A save of this object has failed, or an event could not be applied to it. So it may differ from
 * what is stored, and takes no more commands: they would be decided on a state that never was.
 */
export class EntityIsStaleError extends EntityError {
  override readonly name = 'EntityIsStaleError';

  /** @param entityId the id of the entity. */
  constructor(entityId: string) {
    super(
      entityId,
      `A save of the entity ${entityId} has failed, or an event could not be applied to it. This ` +
        'object may differ from what is stored, and takes no more commands: get the entity again, ' +
        'see what is stored, and decide on that.',
    );
  }
}

/** An aggregate was saved again before the first save had finished: that one was not awaited. */
export class SaveInProgressError extends EntityError {
  override readonly name = 'SaveInProgressError';

  /** @param entityId the id of the entity. */
  constructor(entityId: string) {
    super(entityId, `A save of ${entityId} has not finished: await it before you save again.`);
  }
}

/** Saving would have lost events: no subscriber of the bus they were saved on stores them. */
export class NobodyListeningError extends EntityError {
  override readonly name = 'NobodyListeningError';
  /** How many events would have been lost. They are still pending. */
  readonly pendingEvents: number;

  /**
   * @param entityId the id of the entity that was to be saved.
   * @param events the events that would have been lost.
   */
  constructor(entityId: string, events: readonly object[]) {
    const names = [...new Set(events.map(nameOf))].join(', ');
    super(
      entityId,
      `No persistence policy on this bus stores ${names}, so ${events.length} event(s) of ` +
        `${entityId} would be lost. They are still pending: save on the bus of an open application ` +
        'whose policy takes events of these classes.',
    );
    this.pendingEvents = events.length;
  }
}

/** An event was applied to an entity that it does not belong to. */
export class OriginatorIdError extends EntityError {
  override readonly name = 'OriginatorIdError';
  /** The id of the entity that the event belongs to. */
  readonly originatorId: string;

  /**
   * @param entityId the id of the entity.
   * @param originatorId the id of the entity that the event belongs to.
   */
  constructor(entityId: string, originatorId: string) {
    super(entityId, `An event of ${originatorId} cannot be applied to ${entityId}.`);
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

/** An event cannot be applied: nothing says what it does, or it does not fit the entity. */
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
