import { join } from "node:path";
import { LostFolderError } from "./lock.ts";
import type { OpenRun } from "./open-run.ts";
import { attempt } from "./run-error.ts";
import { files } from "./schema.ts";

/**
 * Verifies that the folder at the path is the one that was locked, and that the open files still have their names in it:
 * data written to an unlinked file is lost. Throws {@link LostFolderError}.
 */
export function checkPlace({ fs, folder, lock, metrics, predictions }: OpenRun): void {
  attempt(`run folder ${folder}: cannot be written`, () => {
    lock.check();
    for (const [name, file] of [
      [files.metrics, metrics],
      [files.predictions, predictions?.file],
    ] as const) {
      if (file === undefined || fs.lstat(join(folder, name))?.id === fs.fstat(file).id) continue;
      throw new LostFolderError(
        `run folder ${folder}: ${name} was removed or replaced while the run went on; nothing more is written`,
      );
    }
  });
}

/** What {@link checkPlace} has to say of the folder, if it is lost. */
export function lostPlace(run: OpenRun): LostFolderError | null {
  try {
    checkPlace(run);
    return null;
  } catch (error) {
    return error instanceof LostFolderError ? error : null;
  }
}
