import { guaranteeOf, GUARANTEES } from './guarantees.ts';
import { DATABASES, type TestReport } from './report.ts';

const BEGIN = '<!-- table: made by `npm run guarantees` -->';
const END = '<!-- end of the table -->';

/** The page with another table between the markers. @throws Error when there are none. */
export function withTable(page: string, table: string): string {
  const [begin, end] = [page.indexOf(BEGIN), page.indexOf(END)];
  if (begin === -1 || end < begin) throw new Error(`The page has no lines ${BEGIN} and ${END}`);
  return `${page.slice(0, begin)}${BEGIN}\n\n${table}\n\n${page.slice(end)}`;
}

/** The table of databases and guarantees, in Markdown: how many tests show what. */
export function tableOf(reports: readonly TestReport[]): string {
  const rows = GUARANTEES.map(({ title }) => {
    const shown = reports.filter((report) => guaranteeOf(report.test)?.title === title);
    return [title, ...DATABASES.map((name) => cellOf(shown.filter((r) => r.database === name)))];
  });
  return markdown([['guarantee', ...DATABASES], ...rows]);
}

function cellOf(reports: readonly TestReport[]): string {
  return reports.length === 0 ? '–' : `${reports.length}`;
}

function markdown([head = [], ...rows]: readonly (readonly string[])[]): string {
  const widths = head.map((_, i) => Math.max(...[head, ...rows].map((row) => row[i]?.length ?? 0)));
  const pad = (cell: string, i: number): string =>
    i === 0 ? cell.padEnd(widths[i] ?? 0) : cell.padStart(widths[i] ?? 0);
  const rule = widths.map((width, i) =>
    i === 0 ? '-'.repeat(width) : `${'-'.repeat(width - 1)}:`,
  );
  return [head, rule, ...rows].map((cells) => `| ${cells.map(pad).join(' | ')} |`).join('\n');
}
