/**
 * The search for runs: a path may be a run folder, a folder of run folders, or a parent of either, of which the newest
 * is taken.
 *
 * @module
 */
import { lstatSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { files, readRegularFile } from "@dz/runs";

/** The depth of folders around the run folders. */
const DEPTH = 2;

/**
 * The run folders of a path: the path itself, or, if it has no `config.json` but folders, these, or the run folders in
 * them, in the order in which they began. A folder that is not a run is included, so that its reader can report what is
 * wrong; links to folders, and folders that cannot be read, are skipped and reported to `problem`.
 */
export function runFolders(path: string, problem: (text: string) => void = () => {}, depth: number = DEPTH): string[] {
  if (depth === 0) return [path];
  const folders = guarded(path, problem, () => (isRun(path) ? [] : subfolders(path, problem)));
  if (folders === null) return [];
  if (folders.length === 0) return [path];
  const inside = folders.map((folder) => runFolders(folder, problem, depth - 1));
  const starts = new Map(inside.map((runs) => [runs, runs[0] === undefined ? 0 : started(runs[0])]));
  return inside.toSorted((a, b) => (starts.get(a) as number) - (starts.get(b) as number)).flat();
}

/** The run folder, or folder of run folders, in `parent` that began last; null if there is none. */
export function newest(parent: string): string | null {
  let [found, latest] = [null as string | null, Number.NEGATIVE_INFINITY];
  for (const folder of subfolders(parent, () => {})) {
    const start = runFolders(folder).reduce((last, run) => Math.max(last, started(run)), Number.NEGATIVE_INFINITY);
    if (start > Number.NEGATIVE_INFINITY && start >= latest) [found, latest] = [folder, start];
  }
  return found;
}

/** Whether a path is a run folder, or not a folder at all. */
function isRun(path: string): boolean {
  if (statSync(path, { throwIfNoEntry: false })?.isDirectory() !== true) return true;
  return lstatSync(join(path, files.config), { throwIfNoEntry: false }) !== undefined;
}

/** The folders in a folder, sorted by name, without hidden ones. */
function subfolders(path: string, problem: (text: string) => void): string[] {
  if (!statSync(path, { throwIfNoEntry: false })?.isDirectory()) return [];
  const names = readdirSync(path).filter((name) => !name.startsWith("."));
  return names
    .toSorted((a, b) => (a < b ? -1 : 1))
    .map((name) => join(path, name))
    .filter((folder) => {
      const entry = guarded(folder, problem, () => lstatSync(folder));
      if (entry?.isSymbolicLink() === true && statSync(folder, { throwIfNoEntry: false })?.isDirectory() === true) {
        problem(`run folder ${folder}: is a link, which is not followed`);
      }
      return entry?.isDirectory() === true;
    });
}

/** The result of a call, or null if a folder cannot be read, which is reported. */
function guarded<T>(folder: string, problem: (text: string) => void, call: () => T): T | null {
  try {
    return call();
  } catch (error) {
    problem(`run folder ${folder}: cannot be read, ${(error as NodeJS.ErrnoException).code}`);
    return null;
  }
}

/** The largest `config.json` that is read. */
const LARGEST = 2 ** 20;

/**
 * The time at which a run began, in milliseconds: from its config, or, if that cannot be read, the time at which its
 * folder last changed.
 */
function started(folder: string): number {
  try {
    const text = new TextDecoder().decode(readRegularFile(join(folder, files.config), LARGEST));
    const time = Date.parse(String((JSON.parse(text) as { started?: unknown }).started));
    if (!Number.isNaN(time)) return time;
  } catch {
    // A damaged run: its reader reports what is wrong.
  }
  return statSync(folder, { throwIfNoEntry: false })?.mtimeMs ?? 0;
}
