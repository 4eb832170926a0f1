/**
 * Kills a sweep, or one of its processes, at random moments with SIGKILL, and starts it again until all runs are finished:
 * `pnpm trial sweep-storm`.
 *
 * @module
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Arguments, type Command, runCommand, seedIn, takes, whole } from "@dz/command-line";
import { RandomState } from "@dz/ndarray";
import { sweepDifferences } from "../sweeps/same-sweeps.ts";
import { startSweep } from "../sweeps/sweep-process.ts";
import { disturbed } from "./disturbed.ts";

type Name = "runs" | "kills" | "seed";

const command: Command<Name> = {
  usage: "npx --yes pnpm@12 trial sweep-storm [options]",
  about:
    "Kills a sweep and its processes at random moments, goes on with it, and compares the bits of all its runs with those of an undisturbed one.",
  options: {
    runs: takes("N", "500", "how many runs, a multiple of 4 (500)"),
    kills: takes("N", "50", "how many kills (50)"),
    seed: takes("N", "7", "where the random numbers begin, 0 to 4294967295 (drawn)"),
  },
  foot: "Exit codes: 0 nothing found, 1 something was, 2 a mistake in the call.",
};

async function main({ given }: Arguments<Name>): Promise<number> {
  const runs = whole("runs", given, 4, 100_000) ?? 500;
  const kills = whole("kills", given, 1, 100_000) ?? 50;
  const seed = seedIn(given) ?? Math.floor(Math.random() * 2 ** 32);
  const folder = mkdtempSync(join(tmpdir(), "sweep-storm-"));
  const [still, stormy] = [join(folder, "still"), join(folder, "stormy")];
  console.log(`sweep-storm: ${runs} runs, ${kills} kills, seed ${seed}, in ${folder}`);
  const seeds = `0..${Math.ceil(runs / 4) - 1}`;
  const plan = ["--model", "rnn,mlp", "--optimizer", "adam,sgd", "--seeds", seeds, "--epochs", "20", "--hidden", "8"];
  const begun = performance.now();
  const undisturbed = await startSweep([...plan, "--out", still]).ended;
  const took = performance.now() - begun;
  if (undisturbed.code !== 0)
    throw new Error(`the undisturbed sweep failed: ${undisturbed.stdout.slice(-400)}${undisturbed.stderr}`);
  const storm = await disturbed([...plan, "--out", stormy], { kills, took, random: new RandomState(seed) });
  const findings = [...storm.findings, ...sweepDifferences(stormy, still)];
  for (const finding of findings) console.log(`finding: ${finding}`);
  if (findings.length === 0) rmSync(folder, { recursive: true });
  const { ofProcesses, ofSweeps, starts } = storm;
  console.log(
    `sweep-storm: ${ofSweeps} kills of the whole sweep, ${ofProcesses} of one of its processes, ${starts} starts; ` +
      `${findings.length} findings in ${Math.ceil(runs / 4) * 4} runs, seed ${seed}`,
  );
  return findings.length === 0 ? 0 : 1;
}

await runCommand("sweep-storm", command, main);
