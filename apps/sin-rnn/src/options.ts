import { resolve } from "node:path";
import { choice, path, positive, readArguments, seedIn, UsageError, whole } from "@dz/command-line";
import {
  articleSettings,
  defaultLr,
  models,
  optimizerNames,
  precisionNames,
  schedules,
  type TrainingSettings,
} from "@dz/training";
import { command, type Given } from "./arguments.ts";
import { type Interval, parseInterval, usualInterval } from "./checkpoint/interval.ts";
import { seriesDefaults } from "./series/series-defaults.ts";
import { nameOfData, parseSeries, type SeriesOptions } from "./series/series-options.ts";

const formats = ["auto", "lines", "json", "quiet"] as const;

/** The options of the command. */
export interface Options extends TrainingSettings {
  /** Whether the seed was given, not drawn. */
  readonly seedGiven: boolean;
  /** Whether to save the weights of the epoch with the best test loss, not the last ones. */
  readonly keepBest: boolean;
  /** Predictions are kept of every epoch that is a multiple of this, and of the last. */
  readonly keepPredictions: number;
  /** The checkpoint of every epoch that is a multiple of this stays in the folder; null for none. */
  readonly keepCheckpoints: number | null;
  /** The absolute path of the run folder. */
  readonly out: string;
  /** Whether the folder was given, not named after the time. */
  readonly outGiven: boolean;
  /** From one checkpoint to the next. */
  readonly checkpointEvery: Interval;
  /** Whether NaN and infinity end the training. */
  readonly detectAnomaly: boolean;
  readonly format: (typeof formats)[number];
  /** Whether errors are shown with their stack. */
  readonly debug: boolean;
  /** What is asked of a series from a file; null for the sine. */
  readonly series: SeriesOptions | null;
}

/** The environment that options depend on. */
export interface Context {
  /** The base of relative paths. */
  readonly cwd: string;
  readonly now: Date;
  /** Draws a seed, a whole number from 0 to 2^32 - 1. */
  readonly drawSeed: () => number;
}

/** The default maximum of kept predictions, apart from the last: 8 MB. */
const MOST_KEPT = 1000;

/** The number of steps of an epoch of the sine. */
const STEPS = 999;

/** The most steps between two updates, and the most streams, of a series from a file. */
const MOST_STEPS = 10_000;

/** Reads the arguments of the command. Throws {@link UsageError}. */
export function parseOptions(argv: readonly string[], { cwd, now, drawSeed }: Context): Options | "help" | "version" {
  const { given } = readArguments(command, argv);
  if (given.help !== undefined) return "help";
  if (given.version !== undefined) return "version";

  const series = parseSeries(given, cwd);
  const defaults = series === null ? articleSettings : seriesDefaults;
  const most = series === null ? STEPS : MOST_STEPS;
  const model = choice("model", given, models, defaults.model);
  const optimizer = choice("optimizer", given, optimizerNames, defaults.optimizer);
  if (given.lr !== undefined && defaultLr[optimizer] === null) {
    throw new UsageError(`--lr: ${optimizer} has no learning rate, omit --lr or choose another --optimizer`);
  }
  const schedule = choice("schedule", given, schedules, defaults.schedule);
  if (schedule !== "none" && defaultLr[optimizer] === null) {
    throw new UsageError(
      `--schedule: ${optimizer} has no learning rate, omit --schedule or choose another --optimizer`,
    );
  }
  const bptt = whole("bptt", given, 1, most) ?? defaults.bptt;
  const batch = whole("batch", given, 1, most) ?? defaults.batch;
  const precision = choice("precision", given, precisionNames, "float64");
  if (series !== null) refuseForSeries(given);
  if (precision === "dezero" && batch !== null && Math.ceil(STEPS / batch) < bptt) {
    // As in step 60 of the book, the steps after the last update of an epoch are not used: here, all of them.
    const used = Math.ceil(STEPS / batch);
    throw new UsageError(`--bptt takes at most ${used} with --precision dezero --batch ${batch}, got ${bptt}`);
  }
  const epochs = whole("epochs", given, 1, 1_000_000) ?? defaults.epochs;
  const seed = seedIn(given);
  const out = path("out", given, cwd);
  const every = given["checkpoint-every"];
  const what = series === null ? `${model}-${optimizer}` : `${nameOfData(series.data)}-${model}`;
  return {
    model,
    optimizer,
    lr: positive("lr", given, "0.001 or 5e-5") ?? lrOf(optimizer, series),
    schedule,
    clip: positive("clip", given, "1 or 0.5") ?? defaults.clip,
    epochs,
    hidden: whole("hidden", given, 1, 1024) ?? defaults.hidden,
    bptt,
    batch,
    seed: seed ?? drawSeed(),
    seedGiven: seed !== null,
    precision,
    keepBest: given["keep-best"] !== undefined,
    keepPredictions: whole("keep-predictions", given, 1, 1_000_000) ?? Math.ceil(epochs / MOST_KEPT),
    keepCheckpoints: whole("keep-checkpoints", given, 1, 1_000_000),
    out: out ?? resolve(cwd, `runs/${timestamp(now)}-${what}`),
    outGiven: out !== null,
    checkpointEvery: every === undefined ? usualInterval : parseInterval(every),
    detectAnomaly: given["detect-anomaly"] !== undefined,
    format: choice("format", given, formats, "auto"),
    debug: given.debug !== undefined,
    series: series === null ? null : { ...series, weightDecay: weightDecayOf(optimizer, series) },
  };
}

/** Throws {@link UsageError} for options that are those of the sine alone. */
function refuseForSeries(given: Given): void {
  if (given.precision === "dezero") {
    throw new UsageError("--precision dezero is that of the article's sine: with --data take float64 or float32");
  }
  if (given["keep-best"] !== undefined) {
    throw new UsageError("--keep-best: with --data the best epoch by validation is always taken, omit --keep-best");
  }
}

function lrOf(optimizer: Options["optimizer"], series: SeriesOptions | null): number | null {
  const sameAsAdam = defaultLr[optimizer] === defaultLr.adam;
  return series !== null && sameAsAdam ? seriesDefaults.lr : defaultLr[optimizer];
}

/** The weight decay of a run on a series; null for an optimizer without one. Throws {@link UsageError} if it was given one. */
function weightDecayOf(optimizer: Options["optimizer"], { weightDecay }: SeriesOptions): number | null {
  if (optimizer === "adamw") return weightDecay ?? seriesDefaults.weightDecay;
  if (weightDecay === null) return null;
  throw new UsageError(`--weight-decay: ${optimizer} has none, omit it or choose --optimizer adamw`);
}

function timestamp(now: Date): string {
  const two = (x: number): string => String(x).padStart(2, "0");
  const day = `${now.getFullYear()}${two(now.getMonth() + 1)}${two(now.getDate())}`;
  return `${day}-${two(now.getHours())}${two(now.getMinutes())}${two(now.getSeconds())}`;
}
