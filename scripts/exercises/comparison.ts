/** What an assertion expected and what it found, where the assertion itself does not say. */
import { describeError } from '../chapter/runtime.ts';

export function comparison(error: Error): string {
  if (!('operator' in error && 'actual' in error && 'expects' in error)) return '';
  const { operator, actual, expects } = error;
  const found = `Actual    ${show(actual)}`;
  switch (operator) {
    case 'instance':
      return `Expected  an instance of ${show(expects)}\n${found}`;
    case 'type':
      return `Expected  something of the type ${String(expects)}\nActual    something of the type ${String(actual)}`;
    case 'match':
      return `Expected  a text with ${show(expects)}\n${found}`;
    case 'is.not':
    case 'not.equal':
    case 'not.instance':
    case 'not.match':
      // What was found is just what it should not be: there is nothing to set against it.
      return `Found     ${show(actual)}`;
    default:
      return '';
  }
}

function show(value: unknown): string {
  if (value instanceof Error) return describeError(value);
  if (typeof value === 'function') return value.name;
  if (typeof value === 'bigint' || typeof value === 'symbol') return String(value);
  return JSON.stringify(value) ?? 'undefined';
}
