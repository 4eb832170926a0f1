/**
 * Whether the answers of `why` agree with what experiments with DeZero found, for many seeds: `pnpm trial why`.
 *
 * @module
 */
import { cpus } from "node:os";
import { type Arguments, type Command, runCommand, takes, whole } from "@dz/command-line";
import { askedRun } from "./asked-run.ts";
import { check, checkLine } from "./check.ts";
import { type AskedRun, facts } from "./facts.ts";

type Name = "seeds" | "others" | "from";

const command: Command<Name> = {
  usage: "npx --yes pnpm@12 trial why [options]",
  about:
    "Trains the article's runs with many seeds, asks each of them why, and compares the answers with what was found by experiments with DeZero itself.",
  options: {
    seeds: takes("N", "5", "how many seeds of rnn with adam, 1 to 1000 (default 20)"),
    others: takes("N", "2", "how many of each of the other pairs, 1 to 1000 (default 5)"),
    from: takes("N", "100", "the first seed (default 0)"),
  },
  foot: "Exit codes: 0 all is found again, 1 something is not, 2 a mistake in the call.",
};

async function main({ given }: Arguments<Name>): Promise<number> {
  const seeds = whole("seeds", given, 1, 1000) ?? 20;
  const others = whole("others", given, 1, 1000) ?? 5;
  const from = whole("from", given, 0, 1_000_000) ?? 0;
  console.log(`why: ${seeds} seeds from ${from}, ${cpus()[0]?.model ?? "unknown processor"}`);
  const runs: AskedRun[] = [];
  for (const pair of ["rnn-adam", "rnn-sgd", "mlp-adam", "mlp-sgd"] as const) {
    for (let i = 0; i < (pair === "rnn-adam" ? seeds : others); i++) {
      const run = askedRun(pair, from + i, 100);
      runs.push(run);
      console.log(
        `${pair}, seed ${run.seed}: ${run.answers.map(({ answer }) => answer.key).join(", ")}; ${run.cost.toFixed(1)} times the run`,
      );
    }
  }
  const all = facts.map((fact) => check(fact, runs));
  for (const checked of all) console.log(checkLine(checked));
  return all.every(({ holds }) => holds) ? 0 : 1;
}

await runCommand("why", command, main);
