import { helpText } from "@dz/command-line";
import { forecastCommand, parseForecastArguments } from "./forecast-arguments.ts";
import { forecastRun } from "./forecast-run.ts";

/** `forecast`: writes what comes after a series. Resolves to the exit code. */
export async function runForecast(argv: readonly string[], cwd: string): Promise<number> {
  const asked = parseForecastArguments(argv, cwd);
  process.stdout.write(asked === "help" ? helpText(forecastCommand) : await forecastRun(asked));
  return 0;
}
