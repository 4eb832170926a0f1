/**
 * The last checkpoint of a run and the one before it, of which one is always whole.
 *
 * @module
 */
import { join } from "node:path";
import { checkSums, DamageError, type RunningSums } from "./check-sums.ts";
import { type Checkpoint, findDamage, formatCheckpoint, parseCheckpoint } from "./checkpoint.ts";
import type { FileSystem } from "./file-system.ts";
import { entryOf, readLimited } from "./read-limited.ts";
import { RunError } from "./run-error.ts";
import { files } from "./schema.ts";
import { removeIfThere, writeWhole } from "./whole-file.ts";

/** Writes a checkpoint; the last one becomes the one before it. `check` throws if the folder is not the own one. */
export function writeCheckpoint(
  fs: FileSystem,
  folder: string,
  checkpoint: Checkpoint,
  check: () => void = () => {},
): void {
  const path = join(folder, files.checkpoint);
  writeWhole(fs, path, formatCheckpoint(checkpoint), () => {
    check();
    if (fs.lstat(path) !== null) fs.rename(path, join(folder, files.previousCheckpoint));
  });
}

/** A checkpoint that can be used. */
export interface FoundCheckpoint {
  readonly name: string;
  readonly checkpoint: Checkpoint;
  /** The sums of the files up to its epoch, to go on with. */
  readonly sums: RunningSums;
  /** What is wrong with the last one, or with the files that it is of, if this is the one before it. */
  readonly warnings: readonly string[];
}

/**
 * Reads the last checkpoint, or the one before it if the last is damaged or missing, or the files are not what it says;
 * null if there is neither. Throws {@link RunError} if none can be used, or if it is of a later version.
 */
export function findCheckpoint(fs: FileSystem, folder: string): FoundCheckpoint | null {
  const passedOver: string[] = [];
  let misfit: DamageError | null = null;
  for (const name of [files.checkpoint, files.previousCheckpoint]) {
    const path = join(folder, name);
    const where = `run folder ${folder}: ${name}`;
    if (entryOf(fs, path, where) === null) continue;
    const bytes = readLimited(fs, path, "checkpoint", where);
    const damage = findDamage(bytes);
    if (damage !== null) {
      passedOver.push(`${name} is damaged, ${damage}`);
      continue;
    }
    const checkpoint = parseCheckpoint(bytes, where);
    try {
      const sums = checkSums(fs, folder, checkpoint, name);
      const instead = `the checkpoint before it is used, of epoch ${checkpoint.epoch}`;
      return { name, checkpoint, sums, warnings: passedOver.map((words) => `${words}; ${instead}`) };
    } catch (error) {
      if (!(error instanceof DamageError)) throw error;
      misfit ??= error;
      passedOver.push(error.damage);
    }
  }
  if (misfit !== null) throw misfit;
  if (passedOver.length === 0) return null;
  const advice = "remove the checkpoints to begin again with the first epoch";
  throw new RunError(`run folder ${folder}: ${passedOver.join(", and ")}, and there is no other; ${advice}`);
}

/** Puts the checkpoint before the last one in its place. */
export function replaceLast(fs: FileSystem, folder: string): void {
  fs.rename(join(folder, files.previousCheckpoint), join(folder, files.checkpoint));
}

/** Removes the checkpoints, the last one at the end. */
export function removeCheckpoints(fs: FileSystem, folder: string): void {
  removeIfThere(fs, join(folder, files.previousCheckpoint));
  fs.syncFolder(folder); // so that the one before is never there without the last
  removeIfThere(fs, join(folder, files.checkpoint));
}
