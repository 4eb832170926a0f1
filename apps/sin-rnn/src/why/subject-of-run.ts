import { existsSync } from "node:fs";
import { join } from "node:path";
import { parseBacktest } from "@dz/forecasting";
import { DzError } from "@dz/ndarray";
import { type EpochNumbers, type Subject, seriesSubject, sineSubject } from "@dz/probes";
import { heldOutLoss, inspectRun, type Run, RunError, readRun } from "@dz/runs";
import { betterEpoch } from "../best-epoch.ts";
import { program } from "../command.ts";
import type { Options } from "../options.ts";
import { resumedOptions } from "../resume.ts";
import { savedSeriesTask } from "../series/series-input.ts";

/** A finished run, read from its folder, to be explained. Throws {@link RunError} for any other. */
export function subjectOfRun(folder: string): Subject {
  if (!existsSync(join(folder, "config.json")) && existsSync(join(folder, "rnn-adam"))) {
    throw new RunError(
      `run folder ${folder}: contains the runs of a comparison; ask one of them, such as ${join(folder, "rnn-adam")}`,
    );
  }
  if (!inspectRun(folder).finished) {
    throw new RunError(`run folder ${folder}: is not finished; resume it with ${program} --resume ${folder}`);
  }
  const run = readRun(folder);
  if (run.config.fork !== undefined) {
    throw new RunError(
      `run folder ${folder}: continues the run ${run.config.fork.run} from its epoch ${run.config.fork.epoch}, and training again begins at the first; ask that run, the report shows both`,
    );
  }
  const options = resumedOptions({ folder: run.folder, given: {} }, run.config);
  const { weights } = run;
  if (weights === null) throw new RunError(`run folder ${folder}: there are no weights`);
  try {
    return subjectOf(run, options, weights);
  } catch (error) {
    if (error instanceof DzError) throw new RunError(`run folder ${folder}: weights.npz: ${error.message}`);
    throw error;
  }
}

function subjectOf(run: Run, options: Options, weights: Uint8Array): Subject {
  const record = run.metrics.map(
    ({ epoch, trainLoss, ...losses }): EpochNumbers => ({ epoch, trainLoss, heldOutLoss: heldOutLoss(losses) }),
  );
  const savedEpoch = epochOfWeights(run, options);
  if (options.series === null) return sineSubject({ settings: options, record, weights, savedEpoch });
  const { data, learned } = savedSeriesTask(run.folder, run.config, run.file("series"));
  const settings = { ...options, weightDecay: options.series.weightDecay };
  return seriesSubject({ settings, record, weights, savedEpoch, data, plan: learned.plan, backtest: backtestOf(run) });
}

/** The epoch whose weights a finished run has saved. */
function epochOfWeights({ metrics }: Run, { keepBest, series }: Options): number {
  const last = metrics.at(-1)?.epoch ?? 0;
  if (!keepBest && series === null) return last;
  let best: Run["metrics"][number] | null = null;
  for (const each of metrics) best = betterEpoch(best, each);
  return best === null || Number.isNaN(heldOutLoss(best)) ? last : best.epoch;
}

function backtestOf(run: Run): ReturnType<typeof parseBacktest> {
  const bytes = run.file("backtest");
  const where = `run folder ${run.folder}: backtest.json`;
  if (bytes === null)
    throw new RunError(`${where} is missing: the run ended without a finite loss, so there is nothing to explain`);
  try {
    return parseBacktest(new TextDecoder().decode(bytes));
  } catch (error) {
    throw new RunError(`${where}: ${(error as Error).message}`);
  }
}
