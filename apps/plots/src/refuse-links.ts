import { lstatSync } from "node:fs";
import { join } from "node:path";
import { files, RunError } from "@dz/runs";

/**
 * Throws {@link RunError} for a run folder with a file that is not a regular one: a link may lead to a private file,
 * and reports are made to be shared.
 */
export function refuseLinks(folder: string): void {
  for (const name of Object.values(files)) {
    const entry = lstatSync(join(folder, name), { throwIfNoEntry: false });
    if (entry === undefined || entry.isFile()) continue;
    throw new RunError(
      `run folder ${folder}: ${name} is ${entry.isSymbolicLink() ? "a link, which is not followed" : "not a file"}`,
    );
  }
}
