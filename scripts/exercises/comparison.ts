/** What an assertion expected and what it found, where the assertion itself does not say. */
import type { Assertion } from '../chapter/thrown.ts';

export function comparison({ operator, actual, expects }: Assertion): string {
  const found = `Actual    ${actual}`;
  switch (operator) {
    case 'instance':
      return `Expected  an instance of ${expects}\n${found}`;
    case 'type':
      return `Expected  something of the type ${expects}\nActual    something of the type ${actual}`;
    case 'match':
      return `Expected  a text with ${expects}\n${found}`;
    case 'is.not':
    case 'not.equal':
    case 'not.instance':
    case 'not.match':
      // What was found is just what it should not be: there is nothing to set against it.
      return `Found     ${actual}`;
    default:
      return '';
  }
}
