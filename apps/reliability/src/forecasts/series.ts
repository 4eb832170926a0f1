import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { madeNames, madeValues } from "./made-series.ts";

/** A series that the command learns. */
export interface TrialSeries {
  readonly name: string;
  /** The path of its file; null for one that is made by a rule. */
  readonly file: string | null;
  readonly column: string;
  /** What the command is told beside the file and the column. */
  readonly args: readonly string[];
}

const data = join(import.meta.dirname, "../../../../packages/series/data");

const of = (name: string, column: string, args: readonly string[] = []): TrialSeries => ({
  name,
  file: join(data, `${name}.csv`),
  column,
  args,
});

/** The real series, which have goals. Carbon dioxide has months without a value, which are left out. */
export const trialSeries: readonly TrialSeries[] = [
  of("co2-monthly", "co2", ["--gaps", "keep"]),
  of("seattle-hourly", "temperature"),
  of("seattle-daily", "temp_max"),
  of("sp500-monthly", "price"),
  of("us-employment", "nonfarm"),
];

/** Series that are made by a rule, to try settings on. They have no goals. */
export const madeSeries: readonly TrialSeries[] = madeNames.map((name) => ({
  name,
  file: null,
  column: "y",
  args: [],
}));

/** The path of the file of a series; a made one is written into a folder. */
export function fileOf({ name, file, column }: TrialSeries, folder: string): string {
  if (file !== null) return file;
  const path = join(folder, `${name}.csv`);
  writeFileSync(path, `${column}\n${madeValues(name).join("\n")}\n`);
  return path;
}
