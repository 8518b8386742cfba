import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { withMarks } from '../../../../../src/infrastructure/typeorm/statements/byte-order-marks.ts';

const test = suite('byte order marks');

test('a text gets back the mark that the driver has dropped', () => {
  const row = [0, 'topic', '{}', '001'];
  assert.equal(withMarks('sqljs', [row]), [[0, 'topic', '\ufeff{}', '001']]);
});

test('a driver that keeps the mark is given no second one', () => {
  const row = [0, 'topic', '\ufeff{}', '\ufeff001'];
  assert.equal(withMarks('sqljs', [row]), [row]);
});

test.run();
