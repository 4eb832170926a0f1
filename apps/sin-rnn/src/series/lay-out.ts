/** Rows of texts as lines with columns: the first to the left, the others to the right. */
export function layOut(rows: readonly (readonly string[])[]): string[] {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  const padded = (cell: string, i: number): string =>
    i === 0 ? cell.padEnd(widths[i] as number) : cell.padStart(widths[i] as number);
  return rows.map((row) => row.map(padded).join("  ").trimEnd());
}

/** A number with four significant digits, or `-` for none. */
export function shownNumber(x: number | null): string {
  if (x === null || !Number.isFinite(x)) return "-";
  return Math.abs(x) >= 10_000 && Math.abs(x) < 1e12 ? x.toFixed(0) : x.toPrecision(4);
}
