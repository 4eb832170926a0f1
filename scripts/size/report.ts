import type { Budget } from "./budgets.ts";
import type { Bundle } from "./bundle.ts";
import type { FamilyShare, Share } from "./shares.ts";

/** How far below its budget a program may be before the table says that the budget can be lowered, in kB. */
const SLACK = 2;

type Sizes = Pick<Bundle, "raw" | "gzip">;

function kB(bytes: number): string {
  return (bytes / 1000).toFixed(1);
}

/** What is wrong with a size: above its budget, or without one; null if it is in order. */
export function problemOf(name: string, { gzip }: Sizes, budget: Budget | undefined): string | null {
  if (budget === undefined) return `${name} has no budget in scripts/size/budgets.ts`;
  if (gzip <= budget.most * 1000) return null;
  return `${name} has ${kB(gzip)} kB, its budget is ${budget.most} (scripts/size/budgets.ts); see what grew with check size --list ${name}`;
}

/** The table of the programs, in kB; the last column says what is to be done. */
export function tableOf(sizes: ReadonlyMap<string, Sizes>, budgets: Readonly<Record<string, Budget>>): string {
  const rows = [["program", "minified", "gzip", "budget", "wanted", ""]];
  for (const [name, size] of sizes) {
    const budget = budgets[name];
    let remark = "";
    if (problemOf(name, size, budget) !== null) remark = "too large";
    else if (budget !== undefined && size.gzip < (budget.most - SLACK) * 1000) remark = "lower its budget";
    rows.push([
      name,
      kB(size.raw),
      kB(size.gzip),
      String(budget?.most ?? "none"),
      String(budget?.wanted ?? ""),
      remark,
    ]);
  }
  return aligned(rows);
}

/**
 * What a bundle is made of, in bytes: families with what each adds by gzip, and the `most` largest files. Families share
 * words, so the second column adds up to less than the whole.
 */
export function contentsOf(families: readonly FamilyShare[], files: readonly Share[], most: number): string {
  const rest = files.slice(most);
  const listed = files.slice(0, most).map(({ from, bytes }) => [from, String(bytes)]);
  if (rest.length > 0) {
    listed.push([`${rest.length} more files`, String(rest.reduce((sum, { bytes }) => sum + bytes, 0))]);
  }
  return [
    aligned([
      ["family", "minified", "gzip"],
      ...families.map(({ from, bytes, gzip }) => [from, String(bytes), String(gzip)]),
    ]),
    aligned([["file", "minified"], ...listed]),
  ].join("\n\n");
}

/** Columns, the first to the left, the others to the right. */
function aligned(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, i) => Math.max(...rows.map((row) => row[i]?.length ?? 0)));
  return rows
    .map((row) => row.map((cell, i) => (i === 0 ? cell.padEnd(widths[i] ?? 0) : cell.padStart(widths[i] ?? 0))))
    .map((cells) => cells.join("  ").trimEnd())
    .join("\n");
}
