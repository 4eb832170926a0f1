/** Formats rows of equal length as lines of a table: the last column is right-aligned, all others left-aligned. */
export function formatTable(rows: readonly (readonly string[])[]): string[] {
  const columns = rows[0]?.length ?? 0;
  const widths = Array.from({ length: columns }, (_, i) => Math.max(...rows.map((row) => (row[i] as string).length)));
  const cell = (text: string, i: number): string => {
    const width = widths[i] as number;
    return i === columns - 1 ? text.padStart(width) : text.padEnd(width);
  };
  return rows.map((row) => row.map(cell).join("  "));
}

/** A whole number with commas between groups of three digits: `138,357,544`. */
export function formatCount(n: number): string {
  return String(n).replace(/\B(?=(\d{3})+$)/g, ",");
}

/** A number of bytes with one decimal: `527.8 MiB`; below 1024, unchanged: `28 B`. */
export function formatBytes(bytes: number): string {
  if (bytes < 1024) return `${bytes} B`;
  const units = ["KiB", "MiB", "GiB"];
  let value = bytes / 1024;
  let i = 0;
  for (; value >= 1024 && i < units.length - 1; i++) value /= 1024;
  return `${value.toFixed(1)} ${units[i]}`;
}
