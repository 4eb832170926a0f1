import { UsageError } from "@dz/command-line";
import {
  heldOutLoss,
  type Metrics,
  nearestCheckpoint,
  type RunCheckpoint,
  RunError,
  RunWriter,
  type ScannedRun,
  scanRun,
} from "@dz/runs";
import { quoted, visible } from "@dz/text";
import { loadState, saveState } from "@dz/training";
import { program } from "../command.ts";
import { createWriter, go, type Surroundings } from "../launch.ts";
import type { Context, Options } from "../options.ts";
import { settingsIn, typed } from "../resume.ts";
import { ends } from "../run.ts";
import { savedSeriesTask } from "../series/series-input.ts";
import type { SeriesTask } from "../series/series-task.ts";
import { jobOf, resumedTraining } from "../training.ts";
import { packageVersions, readVersion } from "../versions.ts";
import type { ForkAsked } from "./fork-arguments.ts";
import { checkForkable, type ForkedOptions, forkedOptions } from "./forked-options.ts";
import { trainAgain } from "./train-again.ts";

/**
 * Makes a run that continues another, and trains it. Resolves to false if it was interrupted. Throws {@link UsageError} or
 * {@link RunError} before anything is written.
 */
export async function forkRun(asked: ForkAsked, context: Context, around: Surroundings): Promise<boolean> {
  const { run, folder, at, given } = asked;
  const record: Metrics[] = [];
  const scanned = scanRun(folder, (metrics) => {
    if (metrics.epoch <= at) record.push(metrics);
  });
  const { config, epochs } = scanned;
  const forked = forkedOptions(asked, config, context);
  checkForkable(asked, config, epochs);
  const { parent, options } = forked;
  const bytes = parent.series === null ? null : scanned.file("series");
  const series = parent.series === null ? null : savedSeriesTask(folder, config, bytes);

  const begun = beginning(folder, at, { parent, series });
  if (options.format === "auto" || options.format === "lines") {
    console.log(`fork of ${visible(run)} at epoch ${at}${changesText(forked)}${againText(begun.epoch, at)}`);
  }
  const reached =
    begun.epoch === at ? begun.state : await trainAgain(begun, record, `run folder ${folder}`, around.stopped);
  if (reached === null) return false;
  const state = stateOfFork(reached, record[at - 1] as Metrics, forked, series);

  const { out: _, ...others } = given;
  const command = `${program} ${quoted(["fork", folder, ...typed({ at: String(at), ...others })])}`;
  const about = {
    dz: readVersion(),
    packages: packageVersions(),
    command,
    seed: config.seed,
    settings: settingsIn(options),
    fork: { run, sha256: scanned.configSha256, epoch: at },
    ...(config.data === undefined ? {} : { data: config.data }),
  };
  const past = (writer: RunWriter): void => {
    if (bytes !== null) writer.saveFile("series", bytes);
    copyEpochs(scanned, record, writer);
    writer.keepCheckpoint(state); // what another fork of this run begins from
    writer.checkpoint(state);
  };
  const writer = createWriter(options, (path) => RunWriter.fork(path, about, past));
  return go(resumedTraining(options, { writer, checkpoint: { epoch: at, bytes: state } }, series), command, around);
}

/** The job of a run after the latest epoch from which it can come to another, or at its beginning. */
function beginning(
  folder: string,
  at: number,
  { parent, series }: { readonly parent: Options; readonly series: SeriesTask | null },
): ReturnType<typeof jobOf> & { readonly epoch: number; readonly state: RunCheckpoint | null } {
  const { checkpoint, warnings } = nearestCheckpoint(folder, at);
  for (const warning of warnings) process.stderr.write(`sin-rnn: ${visible(warning)}; it is passed over\n`);
  const made = jobOf(parent, series);
  if (checkpoint === null) return { ...made, epoch: 0, state: null };
  try {
    loadState(checkpoint.bytes, made.job, made.kept, `the checkpoint of epoch ${checkpoint.epoch}`);
  } catch (error) {
    throw new RunError(`run folder ${folder}: ${(error as Error).message}`);
  }
  return { ...made, epoch: checkpoint.epoch, state: checkpoint };
}

/** The state of a fork where it begins, as the bytes of a checkpoint of its own. */
function stateOfFork(
  { epoch, bytes }: RunCheckpoint,
  metrics: Metrics,
  { parent, options, newSchedule }: ForkedOptions,
  series: SeriesTask | null,
): Uint8Array {
  const { job, kept } = jobOf(options, series);
  const had = parent.keepBest || series !== null;
  loadState(bytes, job, kept, `the state of epoch ${epoch}`, {
    schedule: newSchedule ? "new" : "continued",
    optimizer: options.optimizer === parent.optimizer ? "continued" : "new",
    best: had && kept !== null ? "continued" : "new",
  });
  if (!had) kept?.update(heldOutLoss(metrics)); // the best from the fork on: earlier weights are gone
  if (ends({ epoch }, kept, options)) {
    throw new UsageError(
      `--at ${epoch}: the training ends there by early stopping; give a larger --early-stopping or none, or an earlier --at`,
    );
  }
  return saveState(job, kept, epoch);
}

/** Appends epochs with the predictions that were kept of them. */
function copyEpochs({ predictionsOf }: ScannedRun, record: readonly Metrics[], writer: RunWriter): void {
  let place = 0;
  for (const metrics of record) {
    const row = metrics.predictionsKept === false ? null : predictionsOf(place, ++place);
    writer.append(metrics, row === null ? null : (row.toTypedArray() as Float64Array));
  }
}

/** The settings that are other ones, in words. */
function changesText({ parent, options }: ForkedOptions): string {
  const [before, after] = [settingsIn(parent), settingsIn(options)];
  const word = (value: unknown): string =>
    value === null || value === undefined || value === false ? "none" : String(value);
  const changes = Object.keys({ ...before, ...after }).flatMap((name) => {
    if (name === "scheduleFrom" || word(before[name]) === word(after[name])) return [];
    return [`${name} ${word(after[name])} in place of ${word(before[name])}`];
  });
  return changes.length === 0 ? ", with its settings" : `, with ${changes.join(", ")}`;
}

/** Which epochs are trained again, in words. */
function againText(done: number, at: number): string {
  if (done === at) return "";
  const which = done + 1 === at ? `epoch ${at} is` : `epochs ${done + 1} to ${at} are`;
  return `; ${which} trained again first`;
}
