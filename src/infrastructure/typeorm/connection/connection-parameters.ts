import { DatastoreError } from '../../errors.ts';

/**
 * The parameters of a connection string, behind its question mark.
 *
 * @throws DatastoreError when there is another one than the known ones.
 */
export function readParameters(query: string, known: readonly string[]): URLSearchParams {
  const parameters = new URLSearchParams(query);
  for (const name of parameters.keys()) oneOf('A parameter of the connection string', name, known);
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
    throw new DatastoreError(`${what} is one of ${known.join(', ')}, not '${given}'.`);
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
    throw new DatastoreError(`${name} is a whole number from 1 to ${highest}, not '${given}'.`);
  }
  return number;
}
