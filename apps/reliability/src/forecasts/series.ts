import { join } from "node:path";

/** A real series that the command learns. */
export interface TrialSeries {
  readonly name: string;
  readonly file: string;
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

/** Carbon dioxide has months without a value, which are left out. */
export const trialSeries: readonly TrialSeries[] = [
  of("co2-monthly", "co2", ["--gaps", "keep"]),
  of("seattle-hourly", "temperature"),
  of("seattle-daily", "temp_max"),
  of("sp500-monthly", "price"),
  of("us-employment", "nonfarm"),
];
