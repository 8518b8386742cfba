/** Run by a test: a specification without its end, in the runner that is named. */
import nodeTest from 'node:test';
import { suite } from 'uvu';
import { given, happened } from 'event-sourcing-workbook/testing';
import { Seat } from '../seat.ts';

const forget = (): void => {
  given(Seat, happened(Seat.Added, { row: 1 })).when((seat) => seat.book('Ann'));
};

if (process.argv[2] === 'uvu') {
  const test = suite('forgotten');
  test('it seems to pass', forget);
  test.run();
} else void nodeTest('it seems to pass', forget);
