/**
 * Checks random graphs: `graphs --graphs 20000 --seed S`. Graph `i` has the seed S + i, and a failure prints that
 * number, so that `--graphs 1 --seed N` reproduces it.
 *
 * @module
 */
import { parseArgs } from "node:util";
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

if (import.meta.main) {
  const { values } = parseArgs({ options: { graphs: { type: "string", default: "20000" }, seed: { type: "string" } } });
  const seed = values.seed === undefined ? Math.floor(Math.random() * 2 ** 30) : Number(values.seed);
  const count = Number(values.graphs);
  const findings = run(count, seed);
  console.log(report(count, seed, findings));
  process.exitCode = findings.failures.length === 0 ? 0 : 1;
}
