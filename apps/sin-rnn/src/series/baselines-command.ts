import { type Command, choice, helpText, readArguments, takes, UsageError, whole } from "@dz/command-line";
import { split } from "@dz/series";
import { visible } from "@dz/text";
import { program } from "../command.ts";
import { baselinesTable } from "./baselines-table.ts";
import { chooseHorizon } from "./choose-horizon.ts";
import { choosePeriod } from "./choose-period.ts";
import { type BaselineComparison, compareBaselines } from "./compare-baselines.ts";
import { horizonOption, parsePart, parsePeriod, periodOption, testOption, wholeOrWord } from "./forecast-options.ts";
import { notesText } from "./notes-text.ts";
import { readData, type SeriesData } from "./read-data.ts";
import { parseReading, type ReadingOption, type ReadingOptions, readingOptions } from "./reading-options.ts";
import { asUsageError } from "./series-usage-error.ts";

type BaselinesOption = ReadingOption | "horizon" | "period" | "test" | "ar" | "format";

export const baselinesCommand: Command<BaselinesOption> = {
  usage: `${program} baselines --data FILE [options]`,
  about:
    "What methods that need no network come to on the last part of a series: the last value, the mean, the drift, the seasonal naive, an autoregression and Theta. They are fitted on what lies before, and nothing is trained or written.",
  options: {
    ...readingOptions,
    horizon: horizonOption,
    period: periodOption,
    ar: takes("P", "13", "the order of the autoregression, 0 to 1000, or auto for that of the best AIC (auto)"),
    test: testOption,
    format: takes("NAME", "json", "lines, or json: one object with all numbers (lines)"),
  },
};

/** What is asked of the baselines. */
export interface BaselinesOptions extends ReadingOptions {
  readonly horizon: number | null;
  readonly period: number | "auto" | null;
  readonly ar: number | "aic";
  readonly test: number;
  readonly format: "lines" | "json";
}

/** Reads the arguments after `baselines`. Throws {@link UsageError}. */
export function parseBaselines(argv: readonly string[], cwd: string): BaselinesOptions | "help" {
  const { given } = readArguments(baselinesCommand, argv);
  if (given.help !== undefined) return "help";
  const reading = parseReading(given, cwd);
  if (reading === null) throw new UsageError("baselines needs --data FILE, the file with the series");
  const ar = wholeOrWord("ar", given, 0, 1000, ["auto"]) ?? "auto";
  return {
    ...reading,
    horizon: whole("horizon", given, 1, 1000),
    period: parsePeriod(given),
    ar: ar === "auto" ? "aic" : ar,
    test: parsePart("test", given) ?? 0.2,
    format: choice("format", given, ["lines", "json"], "lines"),
  };
}

/** Reads the series and compares the baselines on it. Throws {@link UsageError}. */
export async function baselinesOf(
  options: BaselinesOptions,
): Promise<{ readonly data: SeriesData; readonly compared: BaselineComparison }> {
  const data = await readData(options);
  const { values } = data;
  try {
    const { testStart } = split(values.length, { valid: 0, test: options.test });
    const period = choosePeriod(options.period, values.subarray(0, testStart));
    const horizon = chooseHorizon(options.horizon, period, { test: values.length - testStart });
    return { data, compared: compareBaselines(values, { testStart, period, horizon, ar: options.ar }) };
  } catch (error) {
    throw asUsageError(error, `--data ${options.data}`);
  }
}

/** `baselines`: prints the comparison. Resolves to the exit code. */
export async function runBaselines(argv: readonly string[], cwd: string): Promise<number> {
  const options = parseBaselines(argv, cwd);
  if (options === "help") {
    process.stdout.write(helpText(baselinesCommand));
    return 0;
  }
  const { data, compared } = await baselinesOf(options);
  const { name, step, notes } = data;
  if (options.format === "json") console.log(JSON.stringify({ name, ...compared, notes }));
  else {
    const lines = baselinesTable(compared, { name, step, notes: notesText(notes) });
    console.log(lines.map(visible).join("\n"));
  }
  return 0;
}
