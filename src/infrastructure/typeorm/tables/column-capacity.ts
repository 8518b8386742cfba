/** The kind of a column that takes what it is given, as it is. */
export const ANYTHING = 'anything';

/** What a column holds without loss: whole numbers of so many bytes, or texts of so many characters. */
export interface Capacity {
  readonly kind: 'integer' | 'text' | typeof ANYTHING;
  readonly size: number;
}

/**
 * Tells the capacity of a column from its type, and from the length of its texts, if it has one. Of
 * other types than those of numbers and texts nothing is known.
 */
export type CapacityOf = (type: string, length: number | null) => Capacity | undefined;

const BYTES: Readonly<Record<string, number>> = {
  tinyint: 1,
  smallint: 2,
  mediumint: 3,
  int: 4,
  integer: 4,
  int8: 8,
  bigint: 8,
};
const TEXTS = /^(varchar|character varying|string|(tiny|medium|long)?text)$/;
const UUID_LENGTH = 36;

/** On servers, a column holds what its type says. */
export const capacityByType: CapacityOf = (type, length) => {
  const bytes = BYTES[type];
  if (bytes !== undefined) return { kind: 'integer', size: bytes };
  if (TEXTS.test(type)) return { kind: 'text', size: length ?? Infinity };
  // Texts of a fixed length get spaces, or lose them, unless they are all as long.
  const isFixed = /^char(acter)?$/.test(type) && length === UUID_LENGTH;
  if (type === 'uuid' || isFixed) return { kind: 'text', size: UUID_LENGTH };
  return undefined;
};

/** On SQLite, a type is only an affinity (see its documentation), and nothing is cut. */
export const capacityByAffinity: CapacityOf = (type) => {
  if (/int/.test(type)) return { kind: 'integer', size: 8 };
  if (/char|clob|text/.test(type)) return { kind: 'text', size: Infinity };
  if (type === '' || /blob/.test(type)) return { kind: ANYTHING, size: Infinity };
  // To SQLite that is a number, but it does not take a UUID for one.
  if (type === 'uuid') return { kind: 'text', size: UUID_LENGTH };
  return undefined;
};
