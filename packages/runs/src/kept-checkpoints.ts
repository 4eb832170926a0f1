/**
 * The checkpoints that a run keeps, `checkpoints/000058.dz` and so on, each of the epoch in its name. They are for other
 * runs that begin there; a run itself goes on from its last checkpoint, and needs none of them.
 *
 * @module
 */
import { join } from "node:path";
import { type Checkpoint, formatCheckpoint } from "./checkpoint.ts";
import type { FileSystem } from "./file-system.ts";
import { entryOf } from "./read-limited.ts";
import { attempt, RunError } from "./run-error.ts";
import { keptFolder } from "./schema.ts";
import { removeIfThere, writeWhole } from "./whole-file.ts";

const NAME = /^(\d{6,15})\.dz(\.tmp)?$/;

/** The name of a kept checkpoint in its run folder. */
export function keptName(epoch: number): string {
  return `${keptFolder}/${String(epoch).padStart(6, "0")}.dz`;
}

/** Writes a checkpoint, which is on the disk when the call returns. `check` throws if the folder is no longer held. */
export function writeKept(fs: FileSystem, folder: string, checkpoint: Checkpoint, check: () => void): void {
  if (!hasKept(fs, folder)) {
    fs.makeFolder(join(folder, keptFolder));
    fs.syncFolder(folder);
  }
  writeWhole(fs, join(folder, keptName(checkpoint.epoch)), formatCheckpoint(checkpoint), check);
}

/** The epochs of the kept checkpoints, in order. Throws {@link RunError} for a foreign entry in the place of one. */
export function keptEpochs(fs: FileSystem, folder: string): number[] {
  const whole = keptFiles(fs, folder).filter(({ name }) => !name.endsWith(".tmp"));
  return whole.map(({ epoch }) => epoch).toSorted((a, b) => a - b);
}

/** Removes the kept checkpoints of later epochs, which an interrupted run will come to again, and temporary files. */
export function removeKeptAfter(fs: FileSystem, folder: string, last: number): void {
  for (const { name, epoch } of keptFiles(fs, folder)) {
    if (epoch > last || name.endsWith(".tmp")) removeIfThere(fs, join(folder, keptFolder, name));
  }
}

/** Removes all kept checkpoints and their folder, if it has nothing else. */
export function removeKept(fs: FileSystem, folder: string): void {
  if (!hasKept(fs, folder)) return;
  removeKeptAfter(fs, folder, 0);
  fs.removeFolder(join(folder, keptFolder));
}

function keptFiles(fs: FileSystem, folder: string): { readonly name: string; readonly epoch: number }[] {
  if (!hasKept(fs, folder)) return [];
  const where = `run folder ${folder}: ${keptFolder}`;
  const names = attempt(`${where} cannot be read`, () => fs.list(join(folder, keptFolder)));
  return names.flatMap((name) => {
    const found = NAME.exec(name);
    if (found === null || entryOf(fs, join(folder, keptFolder, name), `${where}/${name}`) === null) return [];
    return [{ name, epoch: Number(found[1]) }];
  });
}

/** Whether there is the folder of kept checkpoints. Throws {@link RunError} for anything else in its place. */
function hasKept(fs: FileSystem, folder: string): boolean {
  const where = `run folder ${folder}: ${keptFolder}`;
  const entry = attempt(`${where} cannot be read`, () => fs.lstat(join(folder, keptFolder)));
  if (entry === null) return false;
  if (entry.kind === "folder") return true;
  throw new RunError(`${where} is ${entry.kind === "link" ? "a symbolic link" : "no folder"}; remove it`);
}
