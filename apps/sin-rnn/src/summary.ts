import { visible } from "@dz/text";
import type { Options } from "./options.ts";
import { pythonFloat } from "./python-float.ts";
import { clock } from "./terminal.ts";

/** The results of a run. */
export interface Summary {
  /** The number of complete epochs. */
  readonly epochs: number;
  readonly bestEpoch: number;
  /** What the losses below are of: the test wave, or the validation part of a series. */
  readonly judgedBy: "test" | "validation";
  readonly bestLoss: number;
  /** The epoch of the saved weights; 0 without any. */
  readonly savedEpoch: number;
  /** The losses of the last epoch. */
  readonly trainLoss: number;
  readonly lastLoss: number;
  readonly seconds: number;
  /** The run folder. */
  readonly folder: string;
  /** The command that repeats the run. */
  readonly again: string;
  /** The command that resumes an interrupted run; otherwise null. */
  readonly resume: string | null;
}

/** One line about the start of a run, or its resumption after an epoch, with everything needed to repeat it. */
export function startLine(options: Options, last: { readonly epoch: number } | null): string {
  const {
    model,
    optimizer,
    lr,
    schedule,
    clip,
    hidden,
    bptt,
    batch,
    precision,
    keepBest,
    keepPredictions,
    epochs,
    seed,
  } = options;
  const parts = [model, lr === null ? optimizer : `${optimizer} (lr ${lr})`, `hidden ${hidden}`, `bptt ${bptt}`];
  if (batch !== null) parts.push(`batch ${batch}`);
  if (schedule !== "none") parts.push(`schedule ${schedule}`);
  if (clip !== null) parts.push(`clip ${clip}`);
  if (keepBest) parts.push("keep best");
  if (keepPredictions > 1) parts.push(`predictions of every ${keepPredictions} epochs`);
  parts.push(precision, `${epochs} ${epochs === 1 ? "epoch" : "epochs"}`, `seed ${seed}`);
  if (last !== null) parts.push(`resumes after epoch ${last.epoch}`);
  return parts.join(", ");
}

/** The end of an interrupted run, and the command to resume it. */
export function interruptedLines(summary: Summary): string {
  return `interrupted: ${endLine(summary)}\nto resume: ${summary.resume}\n`;
}

/** One line about the end of a run. */
export function endLine(summary: Summary): string {
  const { epochs, bestEpoch, judgedBy, bestLoss, savedEpoch, seconds, folder: path } = summary;
  const folder = visible(path);
  const time = seconds < 60 ? `${seconds.toFixed(1)} s` : clock(seconds);
  if (epochs === 0) return `no epoch was complete after ${time}, run folder ${folder}`;
  if (Number.isNaN(bestLoss)) {
    return `${epochs} ${epochs === 1 ? "epoch" : "epochs"} in ${time} without a finite loss, try a smaller --lr, run folder ${folder}`;
  }
  const count = `${epochs} ${epochs === 1 ? "epoch" : "epochs"} in ${time}`;
  const saved = savedEpoch === epochs ? "" : `, weights of epoch ${savedEpoch}`;
  return `${count}, best ${judgedBy} loss ${pythonFloat(bestLoss)} at epoch ${bestEpoch}${saved}, run folder ${folder}`;
}
