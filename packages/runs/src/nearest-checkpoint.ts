import { join, resolve } from "node:path";
import { readOptions, ValueError } from "@dz/ndarray";
import { checkPath } from "./check-call.ts";
import { checkSums, DamageError } from "./check-sums.ts";
import { type Checkpoint, findDamage, parseCheckpoint } from "./checkpoint.ts";
import type { FileSystem } from "./file-system.ts";
import { keptEpochs, keptName } from "./kept-checkpoints.ts";
import { type RunOptions, readingOptions } from "./open-run.ts";
import { checkFolder, entryOf, readLimited } from "./read-limited.ts";
import type { RunCheckpoint } from "./resume-run.ts";
import { files } from "./schema.ts";

/** The result of {@link nearestCheckpoint}. */
export interface NearestCheckpoint {
  /** The latest checkpoint at or before the epoch; null without any. */
  readonly checkpoint: RunCheckpoint | null;
  /** The damaged ones that were passed over, one sentence each. */
  readonly warnings: readonly string[];
}

/**
 * The latest checkpoint of a run at or before an epoch, from which the epochs after it can be trained again: one that it
 * keeps, or in a run that is not finished one of its last two. Only those count that are whole and whose sums are those of
 * the files of the run. Throws {@link RunError} for a folder that is missing, a checkpoint of a later version, and an
 * entry that is not a regular file.
 */
export function nearestCheckpoint(
  folder: string,
  epoch: number,
  options?: Pick<RunOptions, "fileSystem">,
): NearestCheckpoint {
  checkPath("nearestCheckpoint", folder);
  if (!(Number.isInteger(epoch) && epoch >= 0)) {
    throw new ValueError(`nearestCheckpoint: epoch is ${String(epoch)}, expected a whole number from 0`);
  }
  const { fileSystem: fs } = readOptions("nearestCheckpoint", readingOptions, options);
  const path = resolve(folder);
  checkFolder(fs, path);
  const warnings: string[] = [];
  const read = (name: string): Checkpoint | null => readWholeOne(fs, path, name, warnings);
  let nearest: Checkpoint | null = null;
  for (const name of [files.checkpoint, files.previousCheckpoint]) {
    const found = read(name);
    if (found !== null && found.epoch <= epoch && found.epoch > (nearest?.epoch ?? 0)) nearest = found;
  }
  for (const kept of keptEpochs(fs, path).toReversed()) {
    if (kept > epoch) continue;
    if (kept <= (nearest?.epoch ?? 0)) break;
    const found = read(keptName(kept));
    if (found === null) continue;
    if (found.epoch === kept) {
      nearest = found;
      break;
    }
    warnings.push(`${keptName(kept)} is the checkpoint of epoch ${found.epoch}`);
  }
  return { checkpoint: nearest && { epoch: nearest.epoch, bytes: nearest.bytes }, warnings };
}

/** A checkpoint that fits the files of its run; null, after a warning, for another. */
function readWholeOne(fs: FileSystem, folder: string, name: string, warnings: string[]): Checkpoint | null {
  const where = `run folder ${folder}: ${name}`;
  if (entryOf(fs, join(folder, name), where) === null) return null;
  const bytes = readLimited(fs, join(folder, name), "checkpoint", where);
  const damage = findDamage(bytes);
  if (damage !== null) {
    warnings.push(`${name} is damaged, ${damage}`);
    return null;
  }
  const checkpoint = parseCheckpoint(bytes, where);
  try {
    checkSums(fs, folder, checkpoint, name);
    return checkpoint;
  } catch (error) {
    if (!(error instanceof DamageError)) throw error;
    warnings.push(error.damage);
    return null;
  }
}
