/**
 * The files of a run that are written whole: those that a program saves, the weights, and the checksums of them all.
 *
 * @module
 */
import { join } from "node:path";
import { type SharedOptions, StateError } from "@dz/ndarray";
import { removeCheckpoints } from "./checkpoint-files.ts";
import type { OpenRun } from "./open-run.ts";
import { attempt } from "./run-error.ts";
import { files, type SavedFile } from "./schema.ts";
import { sumOf } from "./sum.ts";
import { type Checksums, formatChecksums, type Sums } from "./sums.ts";
import { writeWhole } from "./whole-file.ts";

/** Options of {@link RunWriter.saveWeights}. */
export interface SaveWeightsOptions {
  /** Whether the run ends with these weights (default true). */
  readonly finished?: boolean;
}

/** The table of {@link SaveWeightsOptions}. */
export const saveWeightsOptions: SharedOptions<SaveWeightsOptions> = { finished: { default: true } };

/** Writes the whole files of a run. */
export class SavedFiles {
  private readonly run: OpenRun;
  /** The sums with the last weights, once there are some; those of the files that the program saves are in the run. */
  private ended: Checksums | null = null;

  constructor(run: OpenRun) {
    this.run = run;
  }

  /**
   * Writes a file, and if there are weights already, the checksums anew. Throws {@link StateError} for another series than
   * the one that epochs have learned.
   */
  save(name: SavedFile, bytes: Uint8Array): void {
    const { saved, epochs, checkpointed } = this.run;
    const sum = sumOf(bytes);
    if (name === "series" && (epochs > 0 || checkpointed) && saved.series?.sha256 !== sum.sha256) {
      const which = saved.series === undefined ? "a series is" : "the series is another one, it is";
      throw new StateError(`saveFile: ${which} saved before the first epoch and the first checkpoint`);
    }
    this.removeChecksums();
    if (saved[name]?.sha256 !== sum.sha256) delete saved[name]; // if the call fails, either file may be there
    this.write(files[name], bytes);
    saved[name] = sum;
    this.writeChecksums();
  }

  /**
   * Writes the weights and the checksums. `sums` are those of the files that grow, without that of the series; `finished`:
   * whether the run ends.
   */
  saveWeights(bytes: Uint8Array, sums: Sums, finished: boolean): void {
    const { fs, folder, lock } = this.run;
    this.ended = null; // if the call fails, the old or the new weights may be there
    this.removeChecksums();
    this.write(files.weights, bytes);
    this.ended = { ...sums, weights: sumOf(bytes) };
    this.writeChecksums();
    if (!finished) return;
    this.attempt(files.checkpoint, () => {
      lock.check();
      removeCheckpoints(fs, folder);
    });
  }

  /** Removes the checksums, which are those of the old files. */
  private removeChecksums(): void {
    const { fs, folder } = this.run;
    const path = join(folder, files.checksums);
    this.attempt(files.checksums, () => {
      if (fs.lstat(path) === null) return;
      fs.remove(path);
      fs.syncFolder(folder);
    });
  }

  /** Writes the checksums, if there are weights. */
  private writeChecksums(): void {
    if (this.ended === null) return;
    const { weights, ...sums } = this.ended;
    this.write(files.checksums, Buffer.from(formatChecksums({ ...sums, ...this.run.saved, weights })));
  }

  private write(name: string, bytes: Uint8Array): void {
    const { fs, folder, lock } = this.run;
    this.attempt(name, () => writeWhole(fs, join(folder, name), bytes, lock.check));
  }

  private attempt(name: string, write: () => void): void {
    attempt(`run folder ${this.run.folder}: ${name} cannot be written`, write);
  }
}
