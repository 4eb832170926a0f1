/** The results of a run in its folder, for a bitwise comparison. */
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { files, parseCheckpoint, readRun } from "@dz/runs";

/** The results of a finished run without the times, which may differ. */
export interface Outcome {
  readonly weights: string;
  readonly predictions: string;
  readonly metrics: string;
  /** What a run on a series learned, its scores and its forecast; empty for other runs. */
  readonly series: string;
  readonly names: readonly string[];
}

/** The run folders in a folder: itself, or those of a comparison that have begun. */
export function runFolders(folder: string): string[] {
  const begun = (path: string): boolean => existsSync(join(path, files.config));
  if (begun(folder) || !existsSync(folder)) return [folder];
  return readdirSync(folder)
    .toSorted()
    .map((name) => join(folder, name))
    .filter(begun);
}

/** The results in the folder of a finished run or comparison. Throws if it cannot be read or is not finished. */
export function outcomeOf(folder: string): Outcome {
  const all = runFolders(folder).map(outcomeOfRun);
  const joined = (key: "weights" | "predictions" | "metrics" | "series"): string =>
    all.map((each) => each[key]).join("\n");
  const names = all.length === 1 ? [] : readdirSync(folder).toSorted();
  return {
    weights: joined("weights"),
    predictions: joined("predictions"),
    metrics: joined("metrics"),
    series: joined("series"),
    names: [...names, ...all.flatMap((each) => each.names)],
  };
}

function outcomeOfRun(folder: string): Outcome {
  const { metrics, weights, predictions, warnings } = readRun(folder);
  if (weights === null || predictions === null) throw new Error(`${folder}: not finished, ${warnings.join("; ")}`);
  const losses = metrics.map(({ seconds: _, ...rest }) => rest);
  return {
    weights: digest(weights),
    predictions: digest(readFileSync(join(folder, files.predictions))),
    metrics: JSON.stringify(losses, (_, x: unknown) => (typeof x === "number" && !Number.isFinite(x) ? String(x) : x)),
    series: [files.series, files.backtest, files.forecast]
      .map((name) => join(folder, name))
      .filter((path) => existsSync(path))
      .map((path) => digest(readFileSync(path)))
      .join(" "),
    names: readdirSync(folder).toSorted(),
  };
}

/** What distinguishes the results of a run from those of an undisturbed one, one sentence each. */
export function differences(found: Outcome, expected: Outcome): string[] {
  return (["weights", "predictions", "metrics", "series", "names"] as const)
    .filter((name) => String(found[name]) !== String(expected[name]))
    .map((name) => `the ${name} are not those of an untouched run`);
}

/** The state from which an interrupted run can be resumed, or null without one. Throws if it is damaged. */
export function stateOf(folder: string): { readonly epoch: number; readonly digest: string } | null {
  for (const name of [files.checkpoint, files.previousCheckpoint]) {
    const path = join(folder, name);
    if (!existsSync(path)) continue;
    const { epoch, bytes } = parseCheckpoint(readFileSync(path), path);
    return { epoch, digest: digest(bytes) };
  }
  return null;
}

function digest(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}
