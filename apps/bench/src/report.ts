import { tableLines } from "@dz/text";
import { order } from "./names.ts";
import { type Cell, groupBy, type Row } from "./results.ts";

/** At least three significant digits, and no more decimals than these need. */
export function formatNumber(value: number): string {
  const digits = value === 0 ? 0 : Math.max(0, 2 - Math.floor(Math.log10(Math.abs(value))));
  return value.toFixed(Math.min(digits, 6));
}

/** A table of one work: a section for each job, a line for each contender, its values with their ratios. */
export function workTable(rows: readonly Row[]): string {
  const names = [...new Set(rows.map(({ name }) => name))];
  const withRatio = new Set(rows.filter(({ cells }) => cells.some(hasRatio)).map(({ name }) => name));
  const columns = (name: string, value: string, ratio: string): string[] =>
    withRatio.has(name) ? [value, ratio] : [value];
  const titles = names.flatMap((name) => {
    const unit = rows.find((row) => row.name === name)?.unit ?? "";
    return columns(name, unit === "" ? name : `${name}, ${unit}`, "ratio");
  });
  const lines = groupBy(rows, ({ job }) => job).flatMap((own) => [
    [own[0]?.job ?? ""],
    ...order
      .filter((contender) => own.some(({ cells }) => cells.some((cell) => cell.contender === contender)))
      .map((contender) => [
        `  ${contender}`,
        ...names.flatMap((name) => columns(name, ...format(cellOf(own, name, contender)))),
      ]),
  ]);
  return tableLines([["", ...titles], ...lines]).join("\n");
}

function cellOf(rows: readonly Row[], name: string, contender: string): Cell | undefined {
  return rows.find((row) => row.name === name)?.cells.find((cell) => cell.contender === contender);
}

function hasRatio({ ratio }: Cell): boolean {
  return !Number.isNaN(ratio);
}

function format(cell: Cell | undefined): [value: string, ratio: string] {
  if (cell === undefined) return ["", ""];
  return [formatNumber(cell.median), hasRatio(cell) ? formatNumber(cell.ratio) : ""];
}
