/**
 * A training program for tests: begins or resumes a run, and always produces the same files.
 *
 * @module
 */
import type { FileSystem } from "../file-system.ts";
import type { Owner, Processes } from "../owner.ts";
import { RunWriter } from "../run-writer.ts";
import type { SavedFile } from "../schema.ts";
import { Killed } from "./faults.ts";

export const EPOCHS = 4;
/** The checkpoint of every such epoch is kept. */
export const KEPT_EVERY = 2;
export const weights: Uint8Array = Buffer.from("the weights");
/** The files that the program saves: the series at its beginning, the others at its end. */
export const saved: Readonly<Record<SavedFile, Uint8Array>> = {
  series: Buffer.from("series"),
  forecast: Buffer.from("t,y"),
  backtest: Buffer.from("{}"),
};
export const state = (epoch: number): Uint8Array => Buffer.from(`the state after epoch ${epoch}`);
export const row = (epoch: number): Float64Array => Float64Array.of(epoch, -epoch);
export const metricsOf = (epoch: number): { epoch: number; trainLoss: number; testLoss: number; seconds: number } => ({
  epoch,
  trainLoss: 1 / epoch,
  testLoss: Number.NaN,
  seconds: 0.5,
});
export const about = { dz: "0", command: "start", seed: 7, settings: {} };

/** A process that seems dead to all others. */
export function process(pid: number): Processes {
  const self: Owner = { pid, start: "1", boot: "b", space: "1", nonce: "00000000", host: "test" };
  return { self, isAlive: () => false, pause: () => {} };
}

/** The progress of a program. */
export interface Progress {
  /** Whether the folder was created. */
  begun: boolean;
  /** The last epoch that the folder must have, since its `append` has returned, and the last that it may have. */
  least: number;
  most: number;
  /** The last epoch whose `checkpoint` has returned. */
  checkpointed: number;
  /** The number of repeated calls. */
  repeated: number;
  /** Whether the weights were saved. */
  finished: boolean;
}

export interface Plan {
  /** Whether it resumes an existing run. */
  readonly resume?: boolean;
  /** The epoch after which it is killed, before its checkpoint. */
  readonly dieAfter?: number;
  /** Its process id. */
  readonly pid?: number;
  /** Whether a failed call of the writer is repeated. */
  readonly again?: boolean;
  /** The number of epochs from one checkpoint to the next. */
  readonly every?: number;
}

/** Runs the program until it ends or a call fails; it then closes its writer, unless it is killed. */
export function runProgram(fs: FileSystem, folder: string, plan: Plan, progress: Progress): void {
  const { resume = false, dieAfter = Number.POSITIVE_INFINITY, pid = 1, every = 1, again = false } = plan;
  const options = { fileSystem: fs, processes: process(pid) };
  const call = (write: () => void): void => {
    try {
      write();
    } catch (error) {
      if (!again || error instanceof Killed) throw error;
      progress.repeated++;
      write();
    }
  };
  let writer: RunWriter;
  let learning = false; // whether the folder has the series for certain
  if (resume) {
    progress.least = progress.checkpointed;
    const resumed = RunWriter.resume(folder, options);
    const { checkpoint } = resumed;
    if (checkpoint !== null && Buffer.compare(checkpoint.bytes, state(checkpoint.epoch)) !== 0) {
      throw new Error(`the state of epoch ${checkpoint.epoch} is another one`);
    }
    if (resumed.writer.epochs < progress.checkpointed) {
      throw new Error(`epoch ${resumed.writer.epochs} is resumed, but ${progress.checkpointed} is on the disk`);
    }
    writer = resumed.writer;
    learning = checkpoint !== null;
    progress.least = writer.epochs;
    progress.most = writer.epochs;
  } else writer = new RunWriter(folder, about, options);
  progress.begun = true;
  try {
    if (!learning) call(() => writer.saveFile("series", saved.series));
    while (writer.epochs < EPOCHS) {
      const epoch = writer.epochs + 1;
      progress.most = epoch;
      call(() => writer.append(metricsOf(epoch), row(epoch)));
      progress.least = epoch;
      if (epoch >= dieAfter) throw new Killed();
      if (epoch % KEPT_EVERY === 0) call(() => writer.keepCheckpoint(state(epoch)));
      if (epoch % every !== 0) continue;
      call(() => writer.checkpoint(state(epoch)));
      progress.checkpointed = epoch;
    }
    call(() => writer.saveFile("forecast", saved.forecast));
    call(() => writer.saveFile("backtest", saved.backtest));
    call(() => writer.saveWeights(weights));
    progress.finished = true;
  } catch (error) {
    if (error instanceof Killed) throw error;
    try {
      writer.close();
    } catch {}
    throw error;
  }
  writer.close();
}
