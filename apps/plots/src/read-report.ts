/** The data of a report, read from run folders. */
import { CosineTest, SinCurve } from "@dz/datasets";
import { RandomState } from "@dz/ndarray";
import { type Run, RunError, readRun } from "@dz/runs";
import { nameRuns } from "./names.ts";
import type { Report, ReportRun, Wave } from "./report-data.ts";

/** A run without its names, which depend on the others. */
type Unnamed = Omit<ReportRun, "name" | "label" | "model" | "optimizer">;

/** Reads all runs that can be read; what is wrong with the others is in `problems`. */
export function readReport(folders: readonly string[], about: Pick<Report, "command" | "versions">): Report {
  const testWave = wave(new CosineTest());
  const problems: string[] = [];
  const runs: Unnamed[] = [];
  for (const folder of folders) {
    try {
      runs.push(unnamed(readRun(folder), testWave.ts.length));
    } catch (error) {
      if (!(error instanceof RunError)) throw error;
      problems.push(error.message);
    }
  }
  const names = nameRuns(runs.map(({ config }) => config));
  const seed = runs[0]?.config.seed ?? 0;
  return {
    runs: runs.map((run, i) => ({ ...(names[i] as (typeof names)[number]), ...run })),
    data: {
      // The noise is the first that a run draws after it has set its seed.
      train: wave(new SinCurve({ random: new RandomState(seed) })),
      cosine: wave(new SinCurve({ train: false, random: new RandomState(seed) })),
      testWave,
    },
    seed,
    ...about,
    problems,
  };
}

/** What a report needs of a run. Throws {@link RunError} if it has no epoch, or predicts another wave. */
function unnamed(run: Run, points: number): Unnamed {
  const { predictions } = run;
  if (predictions === null) throw new RunError(`run folder ${run.folder}: no epoch is complete yet`);
  const [epochs, width] = predictions.shape as [number, number];
  if (width !== points) {
    throw new RunError(
      `run folder ${run.folder}: predictions.npy has ${width} points for each epoch, expected ${points}: it is not of sin-rnn`,
    );
  }
  const values = predictions.toTypedArray() as Float64Array;
  const { dz, node, started, command, seed, settings } = run.config;
  return {
    config: { dz, node, started, command, seed, settings },
    epochs: run.metrics.map(({ seconds, ...losses }) => losses),
    predictions: Array.from({ length: epochs }, (_, i) => values.subarray(i * width, (i + 1) * width)),
    folder: run.folder,
    warnings: run.warnings,
  };
}

function wave(set: SinCurve | CosineTest): Wave {
  return { xs: set.xs().toTypedArray() as Float64Array, ts: set.ts().toTypedArray() as Float64Array };
}
