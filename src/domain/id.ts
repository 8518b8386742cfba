/**
 * A new random id for an entity.
 *
 * @returns a UUID (version 4, RFC 9562), 36 characters in lower case.
 */
export function newId(): string {
  return crypto.randomUUID();
}

/** True for the text form of a UUID, in upper or lower case. */
export function isUuid(id: unknown): id is string {
  return typeof id === 'string' && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(id);
}

/** True for a place in a sequence: a whole number from 0 that JavaScript can hold exactly. */
export function isPosition(position: unknown): position is number {
  return Number.isSafeInteger(position) && Number(position) >= 0;
}
