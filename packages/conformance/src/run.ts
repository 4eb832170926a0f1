/**
 * Runs the files of a data folder.
 *
 * @module
 */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { oneOf, UsageError } from "@dz/command-line";
import type { Runner } from "./cases.ts";
import { datasets } from "./files/datasets.ts";
import { errors } from "./files/errors.ts";
import { files } from "./files/files.ts";
import { layers } from "./files/layers.ts";
import { ops } from "./files/ops.ts";
import { optimizers } from "./files/optimizers.ts";
import { rng } from "./files/rng.ts";
import { steps } from "./files/steps.ts";
import { training } from "./files/training.ts";
import { type FileReport, summarize } from "./report.ts";

/** The data files, in the order in which they run: the quick ones first. */
const runners: ReadonlyMap<string, Runner> = new Map([
  ["ops.json", ops],
  ["errors.json", errors],
  ["optimizers.json", optimizers],
  ["layers.json", layers],
  ["rng.json", rng],
  ["datasets.json", datasets],
  ["files/index.json", files],
  ["steps.json", steps],
  ["training.json", training],
]);

/** The names of the data files. */
export const fileNames: readonly string[] = [...runners.keys()];

/** Which files to run. */
export interface Selection {
  /** The only file to run (default: all). */
  readonly only?: string;
  /** The maximum number of epochs of each training run (default: all). For tests. */
  readonly epochs?: number;
}

/**
 * Runs the files of a folder one after the other. An unknown JSON file in the folder is a failure.
 *
 * Throws `UsageError`, before anything has run, if a file is unknown, missing or no JSON.
 */
export function* runFolder(folder: string, { only, epochs }: Selection = {}): Generator<FileReport, void, undefined> {
  const present = list(folder);
  if (only !== undefined) oneOf("--only", only, fileNames);
  const selected = only === undefined ? fileNames : [only];
  const missing = selected.filter((name) => !existsSync(join(folder, name)));
  if (missing.length > 0) throw new UsageError(`${folder} has no ${missing.join(", ")}`);
  const contents = new Map(selected.map((name) => [name, parse(join(folder, name))]));

  for (const [name, data] of contents) {
    const run = runners.get(name) as Runner;
    yield summarize(name, run(data, { folder, ...(epochs === undefined ? {} : { epochs }) }));
  }
  const unknown = present.filter((name) => name.endsWith(".json") && !runners.has(name));
  if (only !== undefined) return;
  for (const name of unknown) {
    const problems = [{ field: "(file)", got: "a file that the runner does not know", want: "only known files" }];
    yield summarize(name, [{ id: "(file)", status: "failed", problems }]);
  }
}

function list(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch (error) {
    throw new UsageError(`cannot read the folder ${folder}: ${reasonOf(error)}`);
  }
}

function parse(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, "utf8"));
  } catch (error) {
    throw new UsageError(`cannot read ${path}: ${reasonOf(error)}`);
  }
}

/** The message of an error in one line, without the path, which the caller adds. */
function reasonOf(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException;
  const words: Readonly<Record<string, string>> = {
    ENOENT: "there is none",
    ENOTDIR: "it is no folder",
    EISDIR: "it is a folder",
    EACCES: "no permission",
  };
  return (code === undefined ? undefined : words[code]) ?? message.split("\n")[0] ?? String(error);
}
