import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { DzError } from "@dz/ndarray";
import { files, inspectRun, parseCheckpoint, RunWriter, readRun } from "@dz/runs";
import fc, { type Arbitrary } from "fast-check";
import { concat } from "../files.ts";
import { checkBytes } from "../same.ts";
import { checkpointFile, repaired } from "../structured/checkpoint-file.ts";
import { bytesOfText } from "../structured/odd-json.ts";
import { configFile, metricsFile, predictionsFile, sums } from "../structured/run-file.ts";
import type { Target } from "../target.ts";
import { type Files, fill, runs, temporaryFolder } from "./run-folder.ts";

const names = [files.config, files.metrics, files.predictions, files.weights, files.checksums, files.why];

/** The file that an input represents, given by its first byte. */
const fileOf = (input: Uint8Array): string => names[(input[0] ?? 0) % names.length] as string;

/** Inputs for a file, mostly in a folder without checksums. */
function inputOf(name: (typeof names)[number], content: Arbitrary<Uint8Array>): Arbitrary<Uint8Array> {
  return fc
    .tuple(fc.constantFrom(0, 1, 1, 1), content)
    .map(([sums, bytes]) => concat([names.indexOf(name), sums], bytes));
}

/** The files of a folder, one of them from the input. */
function folderWith(input: Uint8Array): Files {
  const name = fileOf(input);
  const content = new Map(runs().finished);
  // Checksums would reveal every change, and nothing else would be read: most inputs are without them.
  if ((input[1] ?? 0) % 4 !== 0 && name !== files.checksums) content.delete(files.checksums);
  return content.set(name, input.subarray(2));
}

let before: Files | null = null;

/** Writes only files that differ from those in the folder. */
function put(path: string, content: Files): void {
  if (before === null) fill(path, content);
  for (const [name, bytes] of content) if (before?.get(name) !== bytes) writeFileSync(join(path, name), bytes);
  for (const name of before?.keys() ?? []) if (!content.has(name)) rmSync(join(path, name));
  before = content;
}

function readFolder(input: Uint8Array): void {
  const path = join(temporaryFolder(), "run");
  put(path, folderWith(input));
  const { predictionEpochs, predictions, predictionsOf, metrics, weights, warnings, file } = readRun(path);
  const isIgnored = warnings.some((warning) => warning.startsWith(files.why));
  if ((file("why") === null) !== isIgnored) throw new Error(`why.json is ignored: ${isIgnored}`);
  if (predictions !== null && predictions.shape[0] !== predictionEpochs.length) {
    throw new Error(`${predictions.shape[0]} predictions of ${predictionEpochs.length} epochs`);
  }
  const kept = metrics.filter(({ predictionsKept }) => predictionsKept !== false).map(({ epoch }) => epoch);
  if (kept.join() !== predictionEpochs.join())
    throw new Error(`${kept} were kept, predictions are of ${predictionEpochs}`);
  if (predictions !== null) predictionsOf(kept.length - 1, kept.length);
  if (fileOf(input) === files.weights && weights !== null) checkBytes("weights", input.subarray(2), weights);
  inspectRun(path);
}

/** Reads the checkpoint of an input, and resumes a run from it, in a folder without another. */
function resumeFrom(file: Uint8Array): void {
  const { bytes, epoch } = parseCheckpoint(file);
  const path = join(temporaryFolder(), "cut");
  const content = new Map(runs().cut).set(files.checkpoint, file);
  content.delete(files.previousCheckpoint);
  fill(path, content);
  let resumed: ReturnType<typeof RunWriter.resume>;
  try {
    resumed = RunWriter.resume(path);
  } catch (error) {
    // a refused folder is unchanged
    for (const [name, bytes] of content) checkBytes(name, bytes, new Uint8Array(readFileSync(join(path, name))));
    throw error;
  }
  const { writer, checkpoint } = resumed;
  try {
    checkBytes("the state", bytes, checkpoint?.bytes ?? new Uint8Array(0));
    writer.append({ epoch: epoch + 1, trainLoss: 1, testLoss: 1, seconds: 0 }, Float64Array.of(1, 2));
    writer.saveWeights(Uint8Array.of(1));
  } finally {
    writer.close();
  }
  try {
    readRun(path);
  } catch (error) {
    // A head that counts missing rows but has a matching SHA-256 cannot arise by accident.
    if (!(error instanceof DzError) || !/line \d+: epoch is|rows? for/.test(error.message))
      throw new Error(String(error));
  }
}

const checkpoint = (): Uint8Array => runs().cut.get(files.checkpoint) as Uint8Array;

/** The readers of `@dz/runs`. */
export const runTargets: readonly Target[] = [
  {
    name: "run",
    share: 3,
    memory: (length) => 64 * length + 2 ** 22,
    seeds: () =>
      names.flatMap((name, i) =>
        [0, 1].map((sums) => Uint8Array.of(i, sums, ...(runs().finished.get(name) as Uint8Array))),
      ),
    structured: fc.oneof(
      inputOf(files.config, configFile),
      inputOf(files.metrics, metricsFile),
      inputOf(files.metrics, metricsFile),
      inputOf(files.predictions, predictionsFile),
      inputOf(files.checksums, sums.map(bytesOfText)),
    ),
    read: readFolder,
  },
  {
    name: "checkpoint",
    share: 3,
    memory: (length) => 64 * length + 2 ** 22,
    seeds: () => [checkpoint()],
    structured: checkpointFile(checkpoint),
    wrap: (mutant) => (mutant.length % 4 === 0 ? mutant : repaired(mutant)),
    read: resumeFrom,
  },
];
