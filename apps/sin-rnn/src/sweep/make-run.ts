import { join } from "node:path";
import { isDeepStrictEqual } from "node:util";
import { heldOutLoss, type Metrics, RunError, scanRun } from "@dz/runs";
import { betterEpoch } from "../best-epoch.ts";
import { resumeRun, type Surroundings, startRun, tidyRun } from "../launch.ts";
import { type Options, parseOptions } from "../options.ts";
import type { Reporter } from "../reporter.ts";
import { settingsIn, typed } from "../resume.ts";
import { runIn } from "../run-in.ts";
import { removeFailure } from "./failure.ts";
import type { Outcome, Task } from "./messages.ts";

/** Called after an epoch, with its number, that of the last one, and the loss. */
export type Progress = (epoch: number, epochs: number, loss: number) => void;

/** Makes a run, or goes on with it, until its end or the epoch at which it waits. */
export async function makeRun(task: Task, cwd: string, stopped: () => boolean, progress: Progress): Promise<Outcome> {
  const folder = join(task.out, task.run.folder);
  const args = typed(task.run.options);
  const context = { cwd, now: new Date(), drawSeed: () => 0 };
  const options = parseOptions([...args, `--out=${folder}`], context) as Options;
  const there = runIn(folder, "sweep");
  if (there !== null) checkSettings(folder, options, there.config);
  let epoch = 0;
  const waits = (): boolean => task.until !== null && epoch >= task.until;
  const reporter = reporterTo((last, loss) => {
    epoch = last;
    progress(last, task.until ?? options.epochs, loss);
  });
  const around: Surroundings = { stopped: () => waits() || stopped(), begun: () => {}, reporter };
  const trained = async (): Promise<boolean> => {
    if (there === null) return startRun(options, args, around, { useEmpty: true });
    if (!there.finished) return resumeRun(options, there.config, around);
    tidyRun(folder);
    return true;
  };
  if (!(await trained()) && !waits()) return { kind: "stopped" };
  if (task.tensorboard) await (await import("../tensorboard/write-events.ts")).writeEvents(folder);
  removeFailure(task.out, task.run.folder);
  return { kind: "done", ...resultOf(folder, task.until) };
}

/** Throws {@link RunError} if a folder has a run with other settings than the plan. */
function checkSettings(
  folder: string,
  options: Options,
  config: { readonly seed: number; readonly settings: unknown },
): void {
  const planned: unknown = JSON.parse(JSON.stringify(settingsIn(options)));
  if (config.seed === options.seed && isDeepStrictEqual(config.settings, planned)) return;
  throw new RunError(`run folder ${folder}: its settings are not those of sweep.json; remove it, to make it again`);
}

/** The best epoch of a run, up to one of its epochs (default: all), and the time that the epochs took. */
export function resultOf(
  folder: string,
  until: number | null = null,
): Omit<Extract<Outcome, { kind: "done" }>, "kind"> {
  let best: Metrics | null = null;
  let seconds = 0;
  scanRun(folder, (metrics) => {
    if (until !== null && metrics.epoch > until) return;
    best = betterEpoch(best, metrics);
    seconds += metrics.seconds;
  });
  const found = best as Metrics | null;
  return { bestLoss: found === null ? Number.NaN : heldOutLoss(found), bestEpoch: found?.epoch ?? 0, seconds };
}

/** A reporter that says the epochs alone. */
function reporterTo(epochEnded: (epoch: number, loss: number) => void): Reporter {
  return {
    start(_, __, last) {
      if (last !== null) epochEnded(last.epoch, heldOutLoss(last));
    },
    epoch: (result) => epochEnded(result.epoch, heldOutLoss(result)),
    finish() {},
    interrupted() {},
    failed() {},
  };
}
