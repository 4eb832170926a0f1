import { type Arguments, type Command, type Given, oneOf, takes, UsageError } from "@dz/command-line";
import { networks } from "./learn.ts";
import { madeSeries, type TrialSeries, trialSeries } from "./series.ts";

export type Name = "series" | "models" | "seeds" | "jobs";

export const command: Command<Name> = {
  usage: "npx --yes pnpm@12 trial forecasts [options] [-- OPTIONS]",
  about:
    "Lets the command learn real series, and compares its forecasts with those of methods that need no network, and its verdicts with the numbers. OPTIONS are for the command, such as -- --lr 0.003 --hidden 64.",
  takesOperands: true,
  options: {
    series: takes(
      "A,B",
      "co2-monthly",
      `some of ${trialSeries.map(({ name }) => name).join(", ")} (default those), of those made by rules, ${madeSeries.map(({ name }) => name).join(", ")}, or all`,
    ),
    models: takes("A,B", "gru", `some of ${networks.join(", ")} (default all)`),
    seeds: takes("A,B", "0,1", "the seeds of each network on each series (default 0,1,2,3,4)"),
    jobs: takes("N", "2", "how many runs at a time, 1 to 64 (default 1)"),
  },
  foot: "Exit codes: 0 all goals hold, 1 one does not, 2 a mistake in the call.",
};

/** What to try. */
export interface TrialOptions {
  readonly series: readonly TrialSeries[];
  readonly models: readonly string[];
  readonly seeds: readonly number[];
  /** Further options of the command. */
  readonly options: readonly string[];
}

/** Reads the arguments. Throws {@link UsageError}. */
export function readOptions({ given, operands }: Arguments<Name>): TrialOptions {
  const all = [...trialSeries, ...madeSeries];
  const names = all.map(({ name }) => name);
  const asked =
    given.series === "all"
      ? names
      : listOf(
          "series",
          given,
          trialSeries.map(({ name }) => name),
        );
  const series = asked.map((name) => oneOf("--series", name, names));
  return {
    series: all.filter(({ name }) => series.includes(name)),
    models: listOf("models", given, networks).map((name) => oneOf("--models", name, networks)),
    seeds: listOf("seeds", given, ["0", "1", "2", "3", "4"]).map(seedOf),
    options: operands,
  };
}

function listOf(name: Name, given: Given<Name>, otherwise: readonly string[]): readonly string[] {
  return [...new Set(given[name]?.split(",") ?? otherwise)];
}

function seedOf(text: string): number {
  if (/^\d{1,9}$/.test(text)) return Number(text);
  throw new UsageError(
    `--seeds takes whole numbers with commas between them, such as 0,1, got ${JSON.stringify(text)}`,
  );
}
