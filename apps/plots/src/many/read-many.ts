import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { files, heldOutLoss, RunError, scanRun } from "@dz/runs";
import { shown } from "../names.ts";
import { type ManyRun, type ManyRuns, MOST_SHOWN, settingsOf } from "./many-runs.ts";

/**
 * Reads many runs, without their predictions: null if they are few, or not on one and the same data, so that they are shown one
 * by one. What cannot be read is reported to `problem`.
 */
export function readMany(folders: readonly string[], problem: (text: string) => void): ManyRuns | null {
  if (folders.length <= MOST_SHOWN) return null;
  const runs: ManyRun[] = [];
  const data = new Set<string>();
  let unfinished = 0;
  let held: ManyRuns["held"] = "test";
  for (const folder of folders) {
    try {
      const { run, finished, of, isJudgedByValidation } = readOne(folder);
      if (isJudgedByValidation) held = "validation";
      data.add(of);
      if (finished) runs.push(run);
      else unfinished++;
    } catch (error) {
      const { message, code, syscall } = error as NodeJS.ErrnoException;
      if (!(error instanceof RunError || syscall !== undefined)) throw error;
      problem(error instanceof RunError ? message : `run folder ${folder}: cannot be read, ${code}`);
    }
  }
  const settings = settingsOf(runs);
  const [first] = settings;
  if (data.size > 1 || first === undefined || settings.every(({ runs: seeds }) => seeds.length < 2)) return null;
  const all = settings.flatMap(({ runs: seeds }) => seeds);
  const best = all.reduce((low, run) => (run.best < low.best || Number.isNaN(low.best) ? run : low));
  return { settings, best, held, unfinished, failed: failuresBeside(folders) };
}

function readOne(folder: string): { run: ManyRun; finished: boolean; of: string; isJudgedByValidation: boolean } {
  const losses: number[] = [];
  let isJudgedByValidation = false;
  const { config, warnings } = scanRun(folder, (metrics) => {
    losses.push(heldOutLoss(metrics));
    isJudgedByValidation ||= metrics.validLoss !== undefined;
  });
  const finite = losses.filter(Number.isFinite);
  const best = finite.length === 0 ? Number.NaN : finite.reduce((a, b) => Math.min(a, b));
  const { dz, node, started, command, seed, settings } = config;
  const run = {
    folder,
    config: { dz, node, started, command, seed, settings },
    losses: Float64Array.from(losses),
    best,
  };
  const finished = losses.length > 0 && warnings.length === 0 && !existsSync(join(folder, files.checkpoint));
  return { run, finished, of: JSON.stringify(config.data ?? null), isJudgedByValidation };
}

/** The runs beside these that have failed, as `sweep` writes it down. */
function failuresBeside(folders: readonly string[]): ManyRuns["failed"] {
  return [...new Set(folders.map((folder) => dirname(folder)))].flatMap((parent) =>
    readdirSync(parent)
      .filter((name) => name.endsWith(".failed.json"))
      .map((name) => ({ name: name.slice(0, -".failed.json".length), reason: reasonIn(join(parent, name)) })),
  );
}

function reasonIn(path: string): string {
  try {
    const { reason } = JSON.parse(readFileSync(path, "utf8").slice(0, 10_000)) as { reason: unknown };
    return typeof reason === "string" ? shown(reason, 300) : "unknown";
  } catch {
    return "unknown";
  }
}
