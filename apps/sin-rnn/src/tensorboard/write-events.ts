import { createHash, randomBytes } from "node:crypto";
import { hostname } from "node:os";
import { join, resolve } from "node:path";
import { nodeFileSystem as fs, RunError } from "@dz/runs";
import { eventFile } from "./event-file.ts";
import { eventsOfRun } from "./events-of-run.ts";

/** The name of the file; TensorBoard reads those that have `tfevents` in it. */
export const EVENTS = "events.out.tfevents.dz";

/**
 * Writes the scalars of a run to `events.out.tfevents.dz` in its folder, in place of an older one. No other file of the run
 * changes, and the folder is not locked: the run may go on, and several processes may write the same file. At any moment
 * it is complete, or absent, or what it was before. Throws {@link RunError} for a folder that cannot be read or written.
 */
export function writeEvents(folder: string): void {
  const bytes = eventFile(eventsOfRun(folder));
  const path = resolve(folder);
  const temporary = join(path, temporaryOf(process.pid));
  try {
    removeRemains(path);
    writeSynced(temporary, bytes);
    fs.rename(temporary, join(path, EVENTS));
    fs.syncFolder(path);
  } catch (error) {
    quietly(() => fs.remove(temporary));
    const { code } = error as NodeJS.ErrnoException;
    if (code === undefined) throw error;
    throw new RunError(`run folder ${path}: ${EVENTS} cannot be written, ${code}`);
  }
}

function writeSynced(path: string, bytes: Uint8Array): void {
  const file = fs.open(path, "wx");
  try {
    for (let done = 0; done < bytes.length; ) done += fs.write(file, bytes.subarray(done), done);
    fs.sync(file);
  } finally {
    fs.close(file);
  }
}

/** This machine in names: process ids are meaningless on another. */
const machine = createHash("sha256").update(hostname()).digest("hex").slice(0, 8);

/** A name of its own for what a process has begun to write, which TensorBoard passes over. */
function temporaryOf(pid: number): string {
  return `.events-${machine}-${pid}-${randomBytes(4).toString("hex")}.tmp`;
}

/** Removes what processes of this machine have left that were killed while they wrote. */
function removeRemains(folder: string): void {
  for (const name of fs.list(folder)) {
    const [, host, pid] = /^\.events-([0-9a-f]{8})-(\d{1,10})-[0-9a-f]{8}\.tmp$/.exec(name) ?? [];
    if (host === machine && !isAlive(Number(pid))) quietly(() => fs.remove(join(folder, name)));
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== "ESRCH";
  }
}

/** Makes a call whose failure has no consequences. */
function quietly(call: () => void): void {
  try {
    call();
  } catch {}
}
