/**
 * `forecast`: what comes after a series, from a finished run.
 *
 * @module
 */
import { resolve } from "node:path";
import { type Command, flag, path, readArguments, takes, takesPath, UsageError, whole } from "@dz/command-line";
import { program } from "../command.ts";

type Name = "steps" | "data" | "out" | "debug";

/** The command. */
export const forecastCommand: Command<Name> = {
  usage: `${program} forecast RUN [options]`,
  about:
    "Forecasts what comes after the series that a run learned, as CSV, without training again. The bands are those of the run, as far as they reach: to its horizon.",
  options: {
    steps: takes("H", "24", "how many steps to forecast, 1 to 100000 (the horizon of the run)"),
    data: takesPath(
      "FILE",
      "newer.csv",
      "the series with newer rows, or newer rows alone, with the same columns (the series of the run)",
    ),
    out: takesPath("FILE", "forecast.csv", "a new file, or - for the standard output (-)"),
    debug: flag("show errors with their stack"),
  },
  takesOperands: true,
};

/** What is asked for. */
export interface ForecastAsked {
  /** The absolute path of the run folder. */
  readonly run: string;
  /** The number of steps; null for the horizon. */
  readonly steps: number | null;
  /** The absolute path of a file with newer rows; null for none. */
  readonly data: string | null;
  /** The absolute path of the new file; null for the standard output. */
  readonly out: string | null;
}

/** Reads the arguments after `forecast`. Throws {@link UsageError}. */
export function parseForecastArguments(argv: readonly string[], cwd: string): ForecastAsked | "help" {
  const { given, operands } = readArguments(forecastCommand, argv);
  if (given.help !== undefined) return "help";
  const [run, more] = operands;
  if (run === undefined) throw new UsageError("forecast takes the folder of a run, such as runs/first");
  if (more !== undefined) throw new UsageError(`forecast takes one run, got ${JSON.stringify(more)} as well`);
  return {
    run: resolve(cwd, run),
    steps: whole("steps", given, 1, 100_000),
    data: path("data", given, cwd, "a file"),
    out: given.out === "-" ? null : path("out", given, cwd, "a file"),
  };
}
