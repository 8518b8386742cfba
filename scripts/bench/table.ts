/** Columns with two spaces between; numbers stand on the right. */
export function tableOf(rows: readonly (readonly string[])[]): string {
  const widthOf = (column: number): number =>
    Math.max(...rows.map((row) => row[column]?.length ?? 0));
  const cellOf = (cell: string, column: number): string =>
    column < 2 ? cell.padEnd(widthOf(column)) : cell.padStart(widthOf(column));
  return rows.map((row) => row.map(cellOf).join('  ').trimEnd()).join('\n');
}

/** `12,345` or `1.2`: three digits say enough. */
export function number(value: number): string {
  if (!Number.isFinite(value)) return '-';
  const digits = value >= 100 ? 0 : value >= 10 ? 1 : value >= 1 ? 2 : 3;
  return value.toLocaleString('en', {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  });
}
