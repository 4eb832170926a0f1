/**
 * Which folders are runs: a run folder itself, a folder of run folders, or the newest of either.
 *
 * @module
 */
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { files } from "@dz/runs";

/** How many folders may be around the run folders. */
const DEPTH = 2;

/**
 * The run folders that a path stands for: itself, or if it has no `config.json` but folders, these, or what is in them, in
 * the order in which they began. A folder inside that is no run is also given, for whoever reads it to say what is wrong.
 */
export function runFolders(path: string, depth: number = DEPTH): string[] {
  if (depth === 0 || existsSync(join(path, files.config))) return [path];
  const folders = subfolders(path);
  if (folders.length === 0) return [path];
  const inside = folders.map((folder) => runFolders(folder, depth - 1));
  const starts = new Map(inside.map((runs) => [runs, started(runs[0] as string)]));
  return inside.toSorted((a, b) => (starts.get(a) as number) - (starts.get(b) as number)).flat();
}

/** The run folder, or folder of run folders, in `parent` that began last; null if there is none. */
export function newest(parent: string): string | null {
  let [found, latest] = [null as string | null, Number.NEGATIVE_INFINITY];
  for (const folder of subfolders(parent)) {
    const start = Math.max(...runFolders(folder).map(started));
    if (start >= latest) [found, latest] = [folder, start];
  }
  return found;
}

/** The folders in a folder by their names, without hidden ones. */
function subfolders(path: string): string[] {
  if (!statSync(path, { throwIfNoEntry: false })?.isDirectory()) return [];
  const names = readdirSync(path).filter((name) => !name.startsWith("."));
  return names
    .toSorted((a, b) => (a < b ? -1 : 1))
    .map((name) => join(path, name))
    .filter((folder) => statSync(folder, { throwIfNoEntry: false })?.isDirectory() === true);
}

/** When a run began, in milliseconds: as its config says, or if that cannot be read, when its folder last changed. */
function started(folder: string): number {
  try {
    const { started } = JSON.parse(readFileSync(join(folder, files.config), "utf8")) as { started?: unknown };
    const time = Date.parse(String(started));
    if (!Number.isNaN(time)) return time;
  } catch {
    // A damaged run: whoever reads it says what is wrong.
  }
  return statSync(folder).mtimeMs;
}
