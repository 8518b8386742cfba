/** What the state of an event says. */

export type Fields = Readonly<Record<string, unknown>>;

/** What other columns say, or the clock. */
const common = /^(originator|timestamp$)/;

/** @returns undefined for a state that is no object of JSON. */
export function fieldsOf(state: string): Fields | undefined {
  try {
    const fields: unknown = JSON.parse(state);
    const isObject = typeof fields === 'object' && fields !== null && !Array.isArray(fields);
    return isObject ? { ...fields } : undefined;
  } catch {
    return undefined;
  }
}

/** First what only this event says. */
export function newsFirst(fields: Fields): Fields {
  const [own, others] = [false, true].map((isCommon) =>
    Object.entries(fields).filter(([field]) => common.test(field) === isCommon),
  );
  return Object.fromEntries([...(own ?? []), ...(others ?? [])]);
}

/** What an event says that others of its sequence do not, in a few words. */
export function changeIn(state: string): string {
  const fields = fieldsOf(state);
  if (fields === undefined) return state;
  const { name, value, ...others } = fields;
  const own = Object.entries(others).filter(([field]) => !common.test(field));
  if (typeof name === 'string' && value !== undefined) own.unshift([name, value]);
  else if (name !== undefined) own.unshift(['name', name]);
  return own.map(([field, said]) => `${field} = ${JSON.stringify(said)}`).join(', ');
}
