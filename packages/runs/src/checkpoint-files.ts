/**
 * The last checkpoint of a run and the previous one; at least one of them is complete at any moment.
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
import type { Steps } from "./steps.ts";
import { removeIfThere, replacing, temporaryOf } from "./whole-file.ts";

/**
 * Writes a checkpoint and keeps the last one as the previous one. Everything up to the first sync is done at once, so that
 * the files of the run may grow afterwards. `data` are the syncs of these files, which come before the checkpoint gets its
 * name; `check` throws if the folder is no longer held.
 */
export function* writeCheckpoint(
  fs: FileSystem,
  folder: string,
  checkpoint: Checkpoint,
  data?: () => Steps,
  check: () => void = () => {},
): Steps {
  const path = join(folder, files.checkpoint);
  const rename = (): void => {
    if (fs.lstat(path) !== null) fs.rename(path, join(folder, files.previousCheckpoint));
    fs.rename(temporaryOf(path), path);
  };
  yield* replacing(fs, path, formatCheckpoint(checkpoint), check, rename, data);
}

/** A valid checkpoint. */
export interface FoundCheckpoint {
  readonly name: string;
  readonly checkpoint: Checkpoint;
  /** The sums of the files up to its epoch, to continue from. */
  readonly sums: RunningSums;
  /** If this is the previous checkpoint: what is wrong with the last one, or with the files it refers to. */
  readonly warnings: readonly string[];
}

/**
 * Reads the last checkpoint, or the previous one if the last is damaged or missing or does not match the files; null
 * without either. Throws {@link RunError} if neither is valid, or if one is of a later version.
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

/** Renames the previous checkpoint to the last one. */
export function replaceLast(fs: FileSystem, folder: string): void {
  fs.rename(join(folder, files.previousCheckpoint), join(folder, files.checkpoint));
}

/** Removes the checkpoints, first the previous one; and what an abandoned one may have left, if it could not be removed. */
export function removeCheckpoints(fs: FileSystem, folder: string): void {
  const last = join(folder, files.checkpoint);
  removeIfThere(fs, join(folder, files.previousCheckpoint));
  removeIfThere(fs, temporaryOf(last));
  fs.syncFolder(folder); // so that neither ever exists without the last
  removeIfThere(fs, last);
}
