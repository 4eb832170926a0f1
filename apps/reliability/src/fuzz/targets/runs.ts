import { createHash } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { array, saveNpz } from "@dz/ndarray";
import { files, parseCheckpoint, RunWriter, readRun } from "@dz/runs";
import { concat } from "../files.ts";
import { checkBytes } from "../same.ts";
import type { Target } from "../target.ts";

/** A folder in memory where the system has one. */
function temporaryFolder(): string {
  let base = "/dev/shm";
  try {
    const path = mkdtempSync(join(base, "dz-fuzz-"));
    rmSync(path, { recursive: true });
  } catch {
    base = tmpdir();
  }
  const path = mkdtempSync(join(base, "dz-fuzz-"));
  process.on("exit", removeFolder);
  return path;
}

/** Removes the folder, if there is one: tests run where no process ends. */
export function removeFolder(): void {
  if (made !== null) rmSync(join(made.path, ".."), { recursive: true, force: true });
  made = null;
}

/** Runs something on a certain day: the inputs of a seed shall be the same at any time. */
function onSomeDay<T>(body: () => T): T {
  const { toISOString } = Date.prototype;
  Date.prototype.toISOString = () => "2026-01-01T00:00:00.000Z";
  try {
    return body();
  } finally {
    Date.prototype.toISOString = toISOString;
  }
}

/** A finished run of two epochs, and the checkpoint that it had before its end. */
function makeRun(path: string): Uint8Array {
  const writer = new RunWriter(path, { dz: "0.1.0", command: "a b", seed: 7, settings: { model: "rnn", lr: 0.001 } });
  for (const epoch of [1, 2]) {
    writer.append({ epoch, trainLoss: 0.5 / epoch, testLoss: Number.NaN, seconds: 0.1 }, Float64Array.of(0.5, -0.5));
  }
  writer.checkpoint(Uint8Array.of(1, 2, 3));
  const checkpoint = new Uint8Array(readFileSync(join(path, files.checkpoint)));
  writer.saveWeights(saveNpz([["fc/W", array([[0.5, -0.5]])]]));
  writer.close();
  return checkpoint;
}

interface Made {
  readonly path: string;
  readonly checkpoint: Uint8Array;
  /** The files of the folder that are mutated, as they should be. */
  readonly good: ReadonlyMap<string, Uint8Array>;
}

const names = [files.config, files.metrics, files.predictions, files.weights, files.checksums];
let made: Made | null = null;

/** The folder, made when it is first needed. */
function folder(): Made {
  if (made !== null) return made;
  const path = join(temporaryFolder(), "run");
  const checkpoint = onSomeDay(() => makeRun(path));
  const good = new Map(names.map((name) => [name, new Uint8Array(readFileSync(join(path, name)))]));
  made = { path, checkpoint, good };
  return made;
}

/** Which file an input stands for: its first byte says it. */
const fileOf = (input: Uint8Array): string => names[(input[0] ?? 0) % names.length] as string;

function readFolder(input: Uint8Array): void {
  const { path, good } = folder();
  const name = fileOf(input);
  const place = join(path, name);
  // The sums would find out everything, so that nothing else were read: most inputs go without them.
  const sums = (input[1] ?? 0) % 4 === 0 || name === files.checksums;
  if (!sums) rmSync(join(path, files.checksums));
  writeFileSync(place, input.subarray(2));
  try {
    const run = readRun(path);
    const { predictionEpochs, predictions, weights } = run;
    if (predictions !== null && predictions.shape[0] !== predictionEpochs.length) {
      throw new Error(`${predictions.shape[0]} predictions of ${predictionEpochs.length} epochs`);
    }
    if (name === files.weights && weights !== null) checkBytes("weights", input.subarray(2), weights);
  } finally {
    writeFileSync(place, good.get(name) as Uint8Array);
    if (!sums) writeFileSync(join(path, files.checksums), good.get(files.checksums) as Uint8Array);
  }
}

/** A checkpoint with the SHA-256 at its end that it needs. */
function repaired(mutant: Uint8Array): Uint8Array {
  const content = mutant.subarray(0, Math.max(0, mutant.length - 32));
  return concat(content, createHash("sha256").update(content).digest());
}

/** The readers of `@dz/runs`. */
export const runTargets: readonly Target[] = [
  {
    name: "run",
    share: 3,
    memory: (length) => 64 * length + 2 ** 22,
    seeds: () =>
      names.flatMap((name, i) =>
        [0, 1].map((sums) => Uint8Array.of(i, sums, ...(folder().good.get(name) as Uint8Array))),
      ),
    read: readFolder,
  },
  {
    name: "checkpoint",
    share: 3,
    memory: (length) => 64 * length + 2 ** 18,
    seeds: () => [folder().checkpoint],
    wrap: (mutant) => (mutant.length % 4 === 0 ? mutant : repaired(mutant)),
    read(file) {
      parseCheckpoint(file);
    },
  },
];
