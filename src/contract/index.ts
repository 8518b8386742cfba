/**
 * The tests that every record manager must pass, for those who write one for another store. For
 * Node, and for any test runner.
 *
 * @module event-sourcing-workbook/contract
 */

export { recordManagerContract } from './record-manager-contract.ts';
export type { ContractSubject, ContractTest, RecordManagerContractOptions } from './subject.ts';
