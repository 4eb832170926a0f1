export { type Run, readRun } from "./read-run.ts";
export { RunError } from "./run-error.ts";
export { type NewRun, RunWriter } from "./run-writer.ts";
export { FORMAT, files, type Metrics, type RunConfig, type Setting } from "./schema.ts";
