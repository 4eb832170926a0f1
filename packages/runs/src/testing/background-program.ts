/**
 * The test program with its checkpoints in the background, at most one at a time.
 *
 * @module
 */
import type { FileSystem } from "../file-system.ts";
import { RunWriter } from "../run-writer.ts";
import { Killed } from "./faults.ts";
import type { MemoryFileSystem } from "./memory-file-system.ts";
import { about, EPOCHS, KEPT_EVERY, metricsOf, type Progress, process, row, saved, state, weights } from "./program.ts";

export interface BackgroundPlan {
  /** The number of syncs that the disk answers after each epoch, of the five of the first checkpoint, or the four of another. */
  readonly turns: readonly number[];
  /** Whether it goes on after a failure: a failed call is made once more, and after a failed checkpoint the next is begun. */
  readonly again?: boolean;
}

/**
 * Runs the program until it ends or fails, and adds every error that it meets to `errors`. It closes its writer, while a
 * checkpoint may be under way, unless it is killed.
 */
export async function runInBackground(
  fs: FileSystem,
  disk: MemoryFileSystem,
  folder: string,
  { turns, again = false }: BackgroundPlan,
  progress: Progress,
  errors: unknown[],
): Promise<void> {
  const failed = (error: unknown): void => void errors.push(error);
  const stops = (): boolean => errors.length > 0 && (!again || errors.some((error) => error instanceof Killed));
  /** Makes a call; returns whether the program may go on. */
  const call = (write: () => void): boolean => {
    for (const last of again ? [false, true] : [true]) {
      try {
        write();
        return true;
      } catch (error) {
        failed(error);
        if (last || error instanceof Killed) return false;
        progress.repeated++;
      }
    }
    return false;
  };
  let writing: Promise<void> | null = null;
  const follow = async (epoch: number, written: Promise<boolean>): Promise<void> => {
    try {
      if (await written) progress.checkpointed = epoch;
    } catch (error) {
      failed(error);
    }
    writing = null;
  };
  let writer: RunWriter;
  try {
    writer = new RunWriter(folder, about, { fileSystem: fs, processes: process(1) });
  } catch (error) {
    failed(error);
    return;
  }
  progress.begun = true;
  const train = async (): Promise<void> => {
    if (!call(() => writer.saveFile("series", saved.series))) return;
    for (let epoch = 1; epoch <= EPOCHS; epoch++) {
      progress.most = epoch;
      if (!call(() => writer.append(metricsOf(epoch), row(epoch)))) return;
      progress.least = epoch;
      if (epoch % KEPT_EVERY === 0 && !call(() => writer.keepCheckpoint(state(epoch)))) return;
      writing ??= follow(epoch, writer.beginCheckpoint(state(epoch)));
      for (let turn = 0; turn < (turns[epoch - 1] as number); turn++) await disk.turn();
      if (stops()) return;
    }
    void writer.abandonCheckpoint();
    while (writing !== null) await disk.turn();
    if (stops() || !call(() => writer.saveFile("forecast", saved.forecast))) return;
    if (!call(() => writer.saveFile("backtest", saved.backtest))) return;
    progress.finished = call(() => writer.saveWeights(weights));
  };
  await train();
  if (errors.some((error) => error instanceof Killed)) return;
  try {
    writer.close();
  } catch (error) {
    failed(error);
  }
  while (writing !== null) await disk.turn();
}
