import type { OpenRun } from "./open-run.ts";
import type { RowWriter } from "./row-file.ts";
import { attempting, RunError } from "./run-error.ts";
import { files } from "./schema.ts";
import { Abandoned, type Steps, type Sync } from "./steps.ts";

/** Syncs the metrics and predictions of a run to the disk, and refuses to do so after a failure. */
export class DataSync {
  private readonly run: OpenRun;
  /** The file whose sync failed. A later sync may report success although data is lost. */
  private failed: string | null = null;
  /** The writer of predictions, null before their file, when the folder was last synced; undefined before that. */
  private named: RowWriter | null | undefined = undefined;

  constructor(run: OpenRun) {
    this.run = run;
  }

  /** Syncs everything appended so far, and the names of the files if one is new. Throws {@link RunError}. */
  *steps(): Steps {
    const { folder, predictions, metrics } = this.run;
    if (this.failed !== null) {
      throw new RunError(
        `run folder ${folder}: ${this.failed} could not be synced to the disk before; close the writer and resume the run`,
      );
    }
    if (predictions !== null) yield* this.file(files.predictions, predictions.file);
    yield* this.file(files.metrics, metrics);
    if (this.named === predictions) return;
    yield* this.one("its folder", { folder });
    this.named = predictions;
  }

  private *file(name: string, file: number): Steps {
    try {
      yield* this.one(name, { file });
    } catch (error) {
      if (!(error instanceof Abandoned)) this.failed = name; // an abandoned sync was never made
      throw error;
    }
  }

  private one(name: string, sync: Sync): Steps {
    const only = function* (): Steps {
      yield sync;
    };
    return attempting(`run folder ${this.run.folder}: ${name} cannot be written`, only());
  }
}
