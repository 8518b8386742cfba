/**
 * A new random id for an entity.
 *
 * @returns a UUID (version 4, RFC 9562), 36 characters in lower case.
 */
export function newId(): string {
  return crypto.randomUUID();
}

/** The last one that was asked for: a batch asks for the same one again and again. */
let lastUuid: unknown = '00000000-0000-0000-0000-000000000000';

/** True for the text form of a UUID, in upper or lower case. */
export function isUuid(id: unknown): id is string {
  if (id === lastUuid) return true;
  const isOne = typeof id === 'string' && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(id);
  if (isOne) lastUuid = id;
  return isOne;
}

/** True for a place in a sequence: a whole number from 0 that JavaScript can hold exactly. */
export function isPosition(position: unknown): position is number {
  return Number.isSafeInteger(position) && Number(position) >= 0;
}
