import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { scanRun } from "@dz/runs";
import type { Plan, PlannedRun } from "./plan.ts";

/** Writes the metrics of runs into `metrics.csv` of the folder of their sweep, a row an epoch; the path of the file. */
export function writeMetrics(out: string, plan: Plan, runs: readonly PlannedRun[]): string {
  const options = Object.keys(plan.varied);
  const head = [
    "run",
    "setting",
    ...options,
    "seed",
    "epoch",
    "train_loss",
    "test_loss",
    "valid_loss",
    "grad_norm",
    "seconds",
  ];
  const lines = [head.join()];
  for (const { folder, setting, options: given } of runs) {
    const about = [folder, setting, ...options.map((name) => given[name]), given.seed];
    scanRun(join(out, folder), ({ epoch, trainLoss, testLoss, validLoss, gradNorm, seconds }) => {
      lines.push([...about, epoch, trainLoss, testLoss, validLoss ?? "", gradNorm ?? "", seconds].join());
    });
  }
  const path = join(out, "metrics.csv");
  writeFileSync(path, `${lines.join("\n")}\n`);
  return path;
}
