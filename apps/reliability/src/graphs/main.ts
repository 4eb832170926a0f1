/**
 * Checks random graphs: `pnpm trial graphs --graphs 20000 --seed S`. Graph `i` is the one of the number S + i, and a failure prints
 * that number, so `--graphs 1 --seed N` shows it again.
 *
 * @module
 */
import { type Command, runCommand, seedIn, takes, whole } from "@dz/command-line";
import { check, type Worst } from "./check.ts";
import { ledger } from "./ledger/index.ts";
import { programOf } from "./program.ts";

/** The results of a run. */
export interface Findings {
  readonly failures: readonly string[];
  readonly worst: Worst;
  /** How often each op was used. */
  readonly used: ReadonlyMap<string, number>;
}

/** Checks the graphs of `count` seeds from `seed`. */
export function run(count: number, seed: number): Findings {
  const failures: string[] = [];
  const worst: Worst = { ways: 0, first: 0, second: 0 };
  const used = new Map<string, number>();
  for (let i = 0; i < count; i++) {
    const program = programOf(seed + i);
    for (const op of program.ops) used.set(op, (used.get(op) ?? 0) + 1);
    try {
      const found = check(program);
      for (const key of ["ways", "first", "second"] as const) worst[key] = Math.max(worst[key], found[key]);
    } catch (error) {
      failures.push(`graph ${seed + i} (${program.ops.join(", ")}): ${error instanceof Error ? error.message : error}`);
    }
  }
  return { failures, worst, used };
}

/** The report on a run, with the figures in its last line. */
export function report(count: number, seed: number, { failures, worst, used }: Findings): string {
  const least = Math.min(...Object.keys(ledger).map((op) => used.get(op) ?? 0));
  const errors = Object.entries(worst).map(([name, error]) => `${name} ${error.toExponential(1)}`);
  const figures = `${count} graphs from seed ${seed}, ${used.size} ops, each at least ${least} times`;
  return [
    ...failures,
    `graphs: ${figures}; worst relative errors ${errors.join(", ")}; ${failures.length} findings`,
  ].join("\n");
}

const command: Command<"graphs" | "seed"> = {
  usage: "npx --yes pnpm@12 trial graphs [options]",
  about: "Checks the gradients of random graphs of all operations.",
  options: {
    graphs: takes("N", "1000", "how many (default 20000)"),
    seed: takes("N", "7", "the number of the first graph, 0 to 4294967295 (default drawn)"),
  },
  foot: "Exit codes: 0 nothing found, 1 something was, 2 a mistake in the call.",
};

if (import.meta.main) {
  await runCommand("graphs", command, ({ given }) => {
    const seed = seedIn(given) ?? Math.floor(Math.random() * 2 ** 30);
    const count = whole("graphs", given, 1, 1e9) ?? 20_000;
    const findings = run(count, seed);
    console.log(report(count, seed, findings));
    return findings.failures.length === 0 ? 0 : 1;
  });
}
