export { addFile } from "./add-file.ts";
export type { NewRun, NewRunOptions } from "./begin-run.ts";
export { DamageError } from "./check-sums.ts";
export { type Checkpoint, parseCheckpoint } from "./checkpoint.ts";
export type { Entry, FileSystem } from "./file-system.ts";
export { heldOutLoss } from "./held-out-loss.ts";
export type { Json } from "./json.ts";
export { InUseError, LostFolderError } from "./lock.ts";
export { isUnbegun } from "./make-folder.ts";
export { type NearestCheckpoint, nearestCheckpoint } from "./nearest-checkpoint.ts";
export { nodeFileSystem } from "./node-file-system.ts";
export type { RunOptions } from "./open-run.ts";
export type { Owner, Processes } from "./owner.ts";
export { type Limited, limits, readRegularFile } from "./read-limited.ts";
export { type Run, readRun } from "./read-run.ts";
export type { RunCheckpoint } from "./resume-run.ts";
export { RunError } from "./run-error.ts";
export { FinishedError, inspectRun, type RunState } from "./run-state.ts";
export { type ResumedRun, RunWriter } from "./run-writer.ts";
export type { SaveWeightsOptions } from "./saved-files.ts";
export { type ScannedRun, scanRun } from "./scan-run.ts";
export {
  type AddedFile,
  FORMAT,
  type Fork,
  files,
  type Metrics,
  type RunConfig,
  type SavedFile,
  type Setting,
} from "./schema.ts";
export type { Sum } from "./sum.ts";
export type { Sums } from "./sums.ts";
