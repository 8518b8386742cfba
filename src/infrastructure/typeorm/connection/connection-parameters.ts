import { DatastoreError } from '../../errors.ts';

/**
 * The parameters of a connection string, behind its question mark.
 *
 * @throws DatastoreError when there is another one than the known ones, or one comes twice.
 */
export function readParameters(query: string, known: readonly string[]): URLSearchParams {
  const parameters = new URLSearchParams(query.replaceAll('+', '%2B')); // a space only in forms
  for (const name of parameters.keys()) {
    oneOf('A parameter of the connection string', name, known);
    if (parameters.getAll(name).length === 1) continue;
    throw new DatastoreError(`The connection string has ${name} more than once.`);
  }
  return parameters;
}

/** @throws DatastoreError when what is given is none of the known ones. */
export function oneOf<Known extends string>(
  what: string,
  given: string,
  known: readonly Known[],
): Known {
  const found = known.find((name) => name === given);
  if (found === undefined) {
    throw new DatastoreError(`${what} is one of ${known.join(', ')}${butNot(given)}.`);
  }
  return found;
}

/** @throws DatastoreError when a parameter is no whole number from 1 to the highest. */
export function wholeNumber(
  parameters: URLSearchParams,
  name: string,
  { byDefault, highest }: { readonly byDefault: number; readonly highest: number },
): number {
  const given = parameters.get(name);
  if (given === null) return byDefault;
  const number = Number(given);
  if (!/^\d+$/.test(given) || number < 1 || number > highest) {
    throw new DatastoreError(`${name} is a whole number from 1 to ${highest}${butNot(given)}.`);
  }
  return number;
}

/** Not what looks like more than a word: it may be a piece of a password. */
function butNot(given: string): string {
  return /^[\w.-]*$/.test(given) ? `, not '${given}'` : '';
}
