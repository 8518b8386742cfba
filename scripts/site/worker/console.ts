/** The console of the worker, which prints as Node does. */
import { formatWithOptions, inspect } from 'node-inspect-extracted';
import { now, startTimer } from './own.ts';

const limit = 100_000;
const patience = 50;
/** So many pieces of a block go at once: in a loop without an end nothing goes later. */
const prompt = 100;

/** Everything is printed to one place, in not too many and not too large pieces. */
export function captureConsole(send: (text: string) => void) {
  let [held, left, pieces, sent, depth] = ['', limit, 0, 0, 0];
  let isDue = false;
  const flush = (): void => {
    if (held === '') return;
    send(held);
    held = '';
    pieces += 1;
    sent = now();
  };
  const print = (text: string): void => {
    if (left <= 0) return;
    held += text.slice(0, left);
    left -= text.length;
    if (left <= 0) held += '\n… and more: the rest is not shown.\n';
    // In a loop no timer fires, so printing looks at the clock; in a wait nothing is printed.
    if (pieces < prompt || now() - sent > patience || left <= 0) return flush();
    if (isDue) return;
    isDue = true;
    startTimer(() => {
      isDue = false;
      flush();
    }, patience);
  };
  const line = (...values: unknown[]): void => {
    if (left <= 0) return;
    const text = formatWithOptions({}, ...values);
    const indent = '  '.repeat(depth);
    print(`${indent}${text.replaceAll('\n', `\n${indent}`)}\n`);
  };
  const group = (...values: unknown[]): void => {
    if (values.length > 0) line(...values);
    depth += 1;
  };
  Object.assign(console, {
    log: line,
    info: line,
    debug: line,
    warn: line,
    error: line,
    trace: line,
    group,
    groupCollapsed: group,
    groupEnd: () => (depth = Math.max(0, depth - 1)),
    dir: (value: unknown, options: object = {}) =>
      line(inspect(value, { customInspect: false, ...options })),
    assert: (holds: unknown, ...values: unknown[]) => {
      if (!holds)
        line(...(values.length > 0 ? ['Assertion failed:', ...values] : ['Assertion failed']));
    },
    table: (rows: unknown) => line(table(rows) ?? rows),
  });
  /** Each block may print as much as the others. */
  const refill = (): void => {
    [left, pieces] = [limit, 0];
  };
  return { print, flush, refill };
}

/** Node's table, of rows that are objects. */
export function table(value: unknown): string | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const rows = Object.entries(value).map(([index, row]): [string, Record<string, unknown>] => [
    index,
    typeof row === 'object' && row !== null ? { ...row } : { Values: row },
  ]);
  const columns = [...new Set(rows.flatMap(([, row]) => Object.keys(row)))].toSorted(
    (one, other) => Number(one === 'Values') - Number(other === 'Values'),
  );
  const cells = [
    ['(index)', ...columns],
    ...rows.map(([index, row]) => [
      index,
      ...columns.map((name) => (name in row ? inspect(row[name], { depth: 0 }) : '')),
    ]),
  ];
  const widths = ['', ...columns].map((_, column) =>
    Math.max(...cells.map((row) => (row[column] ?? '').length + 2)),
  );
  const rule = (left: string, middle: string, right: string): string =>
    left + widths.map((width) => '─'.repeat(width)).join(middle) + right;
  const drawn = cells.map(
    (row) => `│${row.map((cell, at) => ` ${cell}`.padEnd(widths[at] ?? 0)).join('│')}│`,
  );
  const [head = '', ...body] = drawn;
  return [rule('┌', '┬', '┐'), head, rule('├', '┼', '┤'), ...body, rule('└', '┴', '┘')].join('\n');
}
