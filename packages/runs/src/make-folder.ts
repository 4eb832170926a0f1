import { existsSync, mkdirSync, rmdirSync, rmSync } from "node:fs";
import { dirname } from "node:path";
import { RunError, reason } from "./run-error.ts";

/**
 * Makes a folder that must not exist yet, and those above it. The result takes it away again, with all that is in it, and
 * those above it if they were made for it and nothing else has come into them.
 *
 * Throws {@link RunError} if the folder exists or cannot be made; then nothing is left behind.
 */
export function makeFolder(folder: string): () => void {
  const above: string[] = [];
  const removeAbove = (): void => {
    try {
      for (const made of above.toReversed()) rmdirSync(made);
    } catch {} // another run has moved in
  };
  try {
    for (const parent of missing(dirname(folder))) {
      if (makeUnlessThere(parent)) above.push(parent);
    }
    mkdirSync(folder);
  } catch (error) {
    removeAbove();
    if ((error as NodeJS.ErrnoException).code === "EEXIST") {
      throw new RunError(`run folder ${folder}: exists already and is not overwritten; choose another or remove it`);
    }
    throw new RunError(`run folder ${folder}: cannot be made, ${reason(error)}; choose another folder`);
  }
  return () => {
    rmSync(folder, { recursive: true, force: true });
    removeAbove();
  };
}

/** The folders on a path that do not exist, the outermost first. */
function missing(path: string): string[] {
  const paths: string[] = [];
  for (let at = path; !existsSync(at) && dirname(at) !== at; at = dirname(at)) paths.unshift(at);
  return paths;
}

/** Makes a folder; false if another program has made it meanwhile. */
function makeUnlessThere(folder: string): boolean {
  try {
    mkdirSync(folder);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EEXIST") return false;
    throw error;
  }
}
