/** The data of a report, read from run folders. */
import { lstatSync } from "node:fs";
import { join } from "node:path";
import { CosineTest, SinCurve } from "@dz/datasets";
import { RandomState } from "@dz/ndarray";
import { files, RunError, scanRun } from "@dz/runs";
import { nameRuns } from "./names.ts";
import type { Report, ReportRun, Wave } from "./report-data.ts";
import { indicesShown, placesIn } from "./stats/frames.ts";
import { LossColumns } from "./stats/thin-losses.ts";

/** A run without its names, which depend on the others. */
type Unnamed = Omit<ReportRun, "name" | "label" | "model" | "optimizer">;

/**
 * Reads all readable runs; the errors of the others are in `problems`. Predictions are those for the page and for
 * animations with every n-th epoch.
 */
export function readReport(folders: readonly string[], about: Pick<Report, "command" | "versions">, every = 1): Report {
  const testWave = wave(new CosineTest());
  const problems: string[] = [];
  const runs: Unnamed[] = [];
  for (const folder of folders) {
    try {
      runs.push(unnamed(folder, testWave.ts.length, every));
    } catch (error) {
      const { message, code, syscall } = error as NodeJS.ErrnoException;
      if (!(error instanceof RunError || syscall !== undefined)) throw error;
      problems.push(error instanceof RunError ? message : `run folder ${folder}: cannot be read, ${code}`);
    }
  }
  const names = nameRuns(runs.map(({ config }) => config));
  const seed = runs[0]?.config.seed ?? 0;
  return {
    runs: runs.map((run, i) => ({ ...(names[i] as (typeof names)[number]), ...run })),
    data: {
      // The noise is the first draw of a run after it has set its seed.
      train: wave(new SinCurve({ random: new RandomState(seed) })),
      cosine: wave(new SinCurve({ train: false, random: new RandomState(seed) })),
      testWave,
    },
    seed,
    ...about,
    problems,
  };
}

/** The data of a run that a report needs. Throws {@link RunError} if it has no epoch, or predicts another wave. */
function unnamed(path: string, points: number, every: number): Unnamed {
  const losses = new LossColumns();
  refuseLinks(path);
  const { folder, epochs, config, warnings, predictionEpochs, predictionsOf } = scanRun(path, (metrics) =>
    losses.push(metrics),
  );
  if (epochs === 0) throw new RunError(`run folder ${folder}: no epoch is complete yet`);
  const count = predictionEpochs.length;
  if (count === 0) throw new RunError(`run folder ${folder}: no prediction was kept yet`);
  const row = (place: number): Float64Array => predictionsOf(place, place + 1).toTypedArray() as Float64Array;
  const width = row(count - 1).length;
  if (width !== points) {
    throw new RunError(
      `run folder ${folder}: predictions.npy has ${width} points for each epoch, expected ${points}: it is not of sin-rnn`,
    );
  }
  const wanted = indicesShown(epochs, every, losses.best).map((i) => i + 1);
  const rows = placesIn(predictionEpochs, wanted);
  const shown = rows.map((place) => (predictionEpochs[place] as number) - 1);
  const { dz, node, started, command, seed, settings } = config;
  return {
    config: { dz, node, started, command, seed, settings },
    ...losses.summary(shown),
    predictions: rows.map(row),
    ...(count < epochs ? { keptSome: true } : {}),
    folder,
    warnings,
  };
}

/**
 * Throws {@link RunError} for a run folder with a file that is not a regular one: a link may lead to a private file,
 * and reports are made to be shared.
 */
function refuseLinks(folder: string): void {
  for (const name of Object.values(files)) {
    const entry = lstatSync(join(folder, name), { throwIfNoEntry: false });
    if (entry === undefined || entry.isFile()) continue;
    throw new RunError(
      `run folder ${folder}: ${name} is ${entry.isSymbolicLink() ? "a link, which is not followed" : "not a file"}`,
    );
  }
}

function wave(set: SinCurve | CosineTest): Wave {
  return { xs: set.xs().toTypedArray() as Float64Array, ts: set.ts().toTypedArray() as Float64Array };
}
