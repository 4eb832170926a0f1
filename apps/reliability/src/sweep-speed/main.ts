/**
 * What a second job brings to a sweep, and what a run costs besides its training: `pnpm trial sweep-speed`.
 *
 * @module
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Arguments, type Command, runCommand, takes, whole } from "@dz/command-line";
import { quantile } from "../checkpoint-cost/measure.ts";
import { startSweep } from "../sweeps/sweep-process.ts";
import { trainingSeconds } from "../sweeps/training-seconds.ts";

type Name = "runs" | "rounds";

const command: Command<Name> = {
  usage: "npx --yes pnpm@12 trial sweep-speed [options]",
  about: "Makes the same sweep with one job and with two, in turn, and compares the times.",
  options: {
    runs: takes("N", "200", "how many runs of 10 epochs (200)"),
    rounds: takes("N", "3", "how often each (3)"),
  },
  foot: "Exit codes: 0 measured, 2 a mistake in the call.",
};

async function main({ given }: Arguments<Name>): Promise<number> {
  const runs = whole("runs", given, 1, 100_000) ?? 200;
  const rounds = whole("rounds", given, 1, 1000) ?? 3;
  const seconds: Record<1 | 2, number[]> = { 1: [], 2: [] };
  const beside: number[] = [];
  for (let round = 0; round < rounds; round++) {
    for (const jobs of [1, 2] as const) {
      const folder = mkdtempSync(join(tmpdir(), "sweep-speed-"));
      const begun = performance.now();
      const plan = [
        "--seeds",
        `0..${runs - 1}`,
        "--epochs",
        "10",
        "--jobs",
        String(jobs),
        "--out",
        join(folder, "runs"),
      ];
      const { code, stdout, stderr } = await startSweep(plan).ended;
      if (code !== 0) throw new Error(`the sweep ended with ${code}: ${stdout.slice(-300)}${stderr}`);
      const took = (performance.now() - begun) / 1000;
      seconds[jobs].push(took);
      if (jobs === 1) beside.push((took - trainingSeconds(join(folder, "runs"))) / runs);
      rmSync(folder, { recursive: true });
    }
  }
  const [one, two] = [quantile(seconds[1], 0.5), quantile(seconds[2], 0.5)];
  console.log(
    `${runs} runs: ${one.toFixed(1)} s with one job, ${two.toFixed(1)} s with two, ${(two / one).toFixed(2)} of it; ` +
      `besides its epochs a run takes ${(1000 * quantile(beside, 0.5)).toFixed(0)} ms; medians of ${rounds}`,
  );
  return 0;
}

await runCommand("sweep-speed", command, main);
