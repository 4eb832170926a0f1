import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { parseBacktest } from "@dz/forecasting";
import { DzError } from "@dz/ndarray";
import {
  type EpochNumbers,
  type Explanation,
  parseExplanation,
  type Subject,
  seriesSubject,
  sineSubject,
} from "@dz/probes";
import { heldOutLoss, inspectRun, type Metrics, type Run, type RunConfig, RunError, readRun } from "@dz/runs";
import { list, quoted } from "@dz/text";
import { betterEpoch } from "../best-epoch.ts";
import { program } from "../command.ts";
import type { Options } from "../options.ts";
import { resumedOptions } from "../resume.ts";
import { savedSeriesTask } from "../series/series-input.ts";

/** A finished run that can be asked. */
export interface FinishedRun {
  readonly options: Options;
  readonly subject: Subject;
  /** What was answered before; null if nothing was, or it cannot be read. */
  readonly before: Explanation | null;
  /** What is odd about the folder, a sentence each. */
  readonly warnings: readonly string[];
}

/** Reads a run folder. Throws {@link RunError} of one line for one that cannot be asked, and says what can be done. */
export function readFinishedRun(folder: string): FinishedRun {
  refuseComparison(folder);
  if (!inspectRun(folder).finished) {
    throw new RunError(`run folder ${folder}: is not finished; finish it with ${program} --resume ${quoted([folder])}`);
  }
  const run = readRun(folder);
  refuseFork(folder, run.config);
  const options = resumedOptions({ folder: run.folder, given: {} }, run.config);
  const { explanation, warnings } = answeredBefore(run);
  return { options, subject: subjectOf(run, options), before: explanation, warnings: [...run.warnings, ...warnings] };
}

/** Throws {@link RunError} for a fork: a probe that trains again begins at the first epoch, which had other settings. */
function refuseFork(folder: string, { fork }: RunConfig): void {
  if (fork === undefined) return;
  throw new RunError(
    `run folder ${folder}: continues ${fork.run} from its epoch ${fork.epoch}, and only whole runs can be asked; ask that one, a report shows both`,
  );
}

/** Throws {@link RunError} for a folder that has runs in it, with their names. */
function refuseComparison(folder: string): void {
  if (existsSync(join(folder, "config.json")) || !existsSync(folder)) return;
  let names: string[];
  try {
    names = readdirSync(folder).filter((name) => existsSync(join(folder, name, "config.json")));
  } catch {
    return; // not a folder, which readRun says
  }
  if (names.length === 0) return;
  const shown = names.length > 9 ? [...names.sort().slice(0, 8), `${names.length - 8} more`] : names.sort();
  throw new RunError(
    `run folder ${folder}: has runs in folders of their own: ${list(shown)}; name one of them, as in why ${quoted([join(folder, names[0] as string)])}`,
  );
}

function subjectOf(run: Run, options: Options): Subject {
  const { metrics, weights, folder, config } = run;
  const record = metrics.map(numbersOf);
  if (weights === null || record.length === 0) throw new RunError(`run folder ${folder}: has no epoch to ask about`);
  const best = metrics.reduce<Metrics | null>(betterEpoch, null)?.epoch ?? 0;
  const { series } = options;
  return attempt(folder, "weights.npz", () => {
    const shared = { record, weights };
    if (series === null) {
      return sineSubject({ ...shared, settings: options, savedEpoch: options.keepBest ? best : record.length });
    }
    const { data, learned } = savedSeriesTask(folder, config, run.file("series"));
    const bytes = run.file("backtest");
    if (bytes === null) {
      throw new RunError(
        `run folder ${folder}: backtest.json is missing; a run on a series has none if its loss was never a number`,
      );
    }
    const backtest = attempt(folder, "backtest.json", () => parseBacktest(new TextDecoder().decode(bytes)), Error);
    const settings = { ...options, weightDecay: series.weightDecay };
    return seriesSubject({ ...shared, settings, savedEpoch: best, data, plan: learned.plan, backtest });
  });
}

function numbersOf(metrics: Metrics): EpochNumbers {
  return { epoch: metrics.epoch, trainLoss: metrics.trainLoss, heldOutLoss: heldOutLoss(metrics) };
}

function answeredBefore(run: Run): { readonly explanation: Explanation | null; readonly warnings: readonly string[] } {
  const bytes = run.file("why");
  if (bytes === null) return { explanation: null, warnings: [] };
  try {
    return { explanation: parseExplanation(new TextDecoder().decode(bytes)), warnings: [] };
  } catch (error) {
    return { explanation: null, warnings: [`why.json: ${(error as Error).message}; it is ignored`] };
  }
}

/** Reads something of a file; an error of a kind becomes a {@link RunError} that names it. */
function attempt<T>(folder: string, file: string, read: () => T, kind: new (...args: never[]) => Error = DzError): T {
  try {
    return read();
  } catch (error) {
    if (error instanceof RunError || !(error instanceof kind)) throw error;
    throw new RunError(`run folder ${folder}: ${file}: ${error.message}`);
  }
}
