/**
 * Tests of the rules of a domain, without a database: given these events, when that is asked for,
 * then these events happen. For any test runner, and for the browser.
 *
 * @module event-sourcing-workbook/testing
 */

export { given, type Given, happened, type Outcome } from './specification.ts';
export { SpecificationError } from './specification-error.ts';
