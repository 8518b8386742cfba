import { inspect } from 'node:util';
import * as assert from 'uvu/assert';
import { DatastoreError } from 'event-sourcing-workbook';
import { failure } from '../src/support.ts';
import { connect } from './databases.ts';

/** What the names of the tests begin with that {@link refused} is for. */
export const GUARANTEE = 'A connection that fails says what to do';

export const PASSWORD = 'hunter2-Passw0rd';

/** What is said of a connection that fails; the error must not show the password anywhere. */
export async function refused(uri: string): Promise<string> {
  const error = await failure(DatastoreError, async () => (await connect(uri)).closeConnection());
  const everything = inspect(error, { depth: 20, showHidden: true }) + JSON.stringify(error);
  assert.not.match(everything, PASSWORD);
  assert.not.match(everything, encodeURIComponent(PASSWORD));
  return error.message;
}
