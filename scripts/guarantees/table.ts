import { guaranteeOf, GUARANTEES } from './guarantees.ts';
import type { TestReport } from './report.ts';

/** The columns, in this order. A database that is not among them comes after them. */
const DATABASES = ['SQLite in memory', 'SQLite file', 'PostgreSQL', 'MariaDB', 'MariaDB as MySQL'];

/** Tests whose names begin with no guarantee: somebody has to say what they show. */
export function untagged(reports: readonly TestReport[]): string[] {
  const names = reports.map((report) => report.test).filter((test) => !guaranteeOf(test));
  return [...new Set(names)];
}

/** Where there is nothing to try: a database in memory does not outlive its process. */
const NOTHING_TO_SHOW: Readonly<Record<string, readonly string[]>> = {
  'SQLite in memory': ['What is acknowledged is stored'],
};

/** The guarantees that no test has shown on a database, as `PostgreSQL: A sequence is read in order`. */
export function unshown(reports: readonly TestReport[]): string[] {
  return DATABASES.flatMap((database) => {
    const own = reports.filter((report) => report.database === database);
    const shown = new Set(own.map((report) => guaranteeOf(report.test)?.title));
    return GUARANTEES.map(({ title }) => title)
      .filter((title) => !shown.has(title) && !NOTHING_TO_SHOW[database]?.includes(title))
      .map((title) => `${database}: ${title}`);
  });
}

/** The table of databases and guarantees, in Markdown: how many tests show what. */
export function tableOf(reports: readonly TestReport[]): string {
  const found = new Set(reports.map((report) => report.database));
  const databases = [...new Set([...DATABASES, ...found])].filter((name) => found.has(name));
  const rows = GUARANTEES.map(({ title }) => {
    const shown = reports.filter((report) => guaranteeOf(report.test)?.title === title);
    return [title, ...databases.map((name) => cellOf(shown.filter((r) => r.database === name)))];
  });
  return markdown([['guarantee', ...databases], ...rows]);
}

function cellOf(reports: readonly TestReport[]): string {
  if (reports.length === 0) return '–';
  const passed = reports.filter((report) => report.passed).length;
  return passed === reports.length ? `${passed}` : `**${passed} of ${reports.length}**`;
}

function markdown([head = [], ...rows]: readonly (readonly string[])[]): string {
  const widths = head.map((_, i) => Math.max(...[head, ...rows].map((row) => row[i]?.length ?? 0)));
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell, i) => (i === 0 ? cell.padEnd(widths[i] ?? 0) : cell.padStart(widths[i] ?? 0))).join(' | ')} |`;
  const rule = widths.map((width, i) =>
    i === 0 ? '-'.repeat(width) : `${'-'.repeat(width - 1)}:`,
  );
  return [head, rule, ...rows].map(line).join('\n');
}
