import { type Arguments, type Command, oneOf, takes, UsageError, whole } from "@dz/command-line";
import { faults } from "@dz/probes";
import type { SetName } from "./series.ts";

export type Name = "set" | "each" | "clean" | "only" | "skip";

export const command: Command<Name> = {
  usage: "npx --yes pnpm@12 trial faults [options]",
  about:
    "Plants faults in trainings of small networks, and compares what the rules of @dz/probes name with what was planted; trainings without a fault, among them those of the article, are to get no name.",
  options: {
    set: takes("NAME", "tuning", "tuning: the series and seeds that the rules were set on, or held-out (default)"),
    each: takes("N", "4", "how many trainings for each kind of fault, 0 to 1000 (default 10)"),
    clean: takes("N", "20", "how many trainings without a fault, 0 to 1000 (default 100)"),
    only: takes("A,B", "stateLost", "only these faults (default all)"),
    skip: takes("N", "100", "leaves out the first N trainings, for other seeds, 0 to 10000 (default 0)"),
  },
  foot: "Exit codes: 0 all goals hold, 1 one does not, 2 a mistake in the call.",
};

/** What to try. */
export interface TrialOptions {
  readonly set: SetName;
  readonly each: number;
  readonly clean: number;
  readonly only: readonly string[];
  readonly skip: number;
}

/** Reads the arguments. Throws {@link UsageError}. */
export function readOptions({ given, operands }: Arguments<Name>): TrialOptions {
  if (operands.length > 0) throw new UsageError(`nothing takes ${JSON.stringify(operands[0])}`);
  return {
    set: oneOf("--set", given.set ?? "held-out", ["tuning", "held-out"]) as SetName,
    each: whole("each", given, 0, 1000) ?? 10,
    clean: whole("clean", given, 0, 1000) ?? 100,
    only: given.only === undefined ? faults : given.only.split(",").map((name) => oneOf("--only", name, faults)),
    skip: whole("skip", given, 0, 10_000) ?? 0,
  };
}
