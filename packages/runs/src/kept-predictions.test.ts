/**
 * A run that keeps the predictions of some epochs only: the metrics record which epochs the rows belong to, however
 * often the run was killed.
 */
import { beforeEach, expect, test } from "vitest";
import { readRun } from "./read-run.ts";
import { RunWriter } from "./run-writer.ts";
import { failing, intercepted, killAfter } from "./testing/faults.ts";
import { MemoryFileSystem } from "./testing/memory-file-system.ts";
import { about, metricsOf, process, row, state, weights } from "./testing/program.ts";

const EPOCHS = 7;
const keeps = (epoch: number): boolean => epoch % 3 === 0 || epoch === EPOCHS;

let disk: MemoryFileSystem;
beforeEach(() => {
  disk = new MemoryFileSystem();
});
const read = () => readRun("/a", { fileSystem: disk });

/** Trains to the end, with a checkpoint every second epoch. */
function train(writer: RunWriter): void {
  while (writer.epochs < EPOCHS) {
    const epoch = writer.epochs + 1;
    writer.append(metricsOf(epoch), keeps(epoch) ? row(epoch) : null);
    if (epoch % 2 === 0) writer.checkpoint(state(epoch));
  }
  writer.saveWeights(weights);
  writer.close();
}

function whole(): void {
  train(new RunWriter("/a", about, { fileSystem: disk, processes: process(1) }));
}

test("predictions has the rows that were kept, and predictionEpochs their epochs", () => {
  whole();
  const run = read();
  expect(run.warnings).toEqual([]);
  expect(run.predictionEpochs).toEqual([3, 6, 7]);
  expect(run.predictions?.toArray()).toEqual([3, 6, 7].map((epoch) => [...row(epoch)]));
  expect(run.predictionsOf(1, 3).toArray()).toEqual([6, 7].map((epoch) => [...row(epoch)]));
  expect(() => run.predictionsOf(0, 4)).toThrow("predictionsOf: rows 0 to 4 of 3");
  expect(run.metrics.map(({ predictionsKept }) => predictionsKept)).toEqual([
    false,
    false,
    undefined,
    false,
    false,
    undefined,
    undefined,
  ]);
});

test("a run that keeps all predictions has no predictionsKept fields, as in older versions", () => {
  const writer = new RunWriter("/a", about, { fileSystem: disk, processes: process(1) });
  for (const epoch of [1, 2]) writer.append(metricsOf(epoch), row(epoch));
  writer.close();
  expect(disk.snapshot("/a")["metrics.jsonl"]).not.toContain("predictionsKept");
  expect(read().predictionEpochs).toEqual([1, 2]);
});

test("a run without kept predictions has no file of them, and is complete", () => {
  const writer = new RunWriter("/a", about, { fileSystem: disk, processes: process(1) });
  writer.append(metricsOf(1), null);
  writer.checkpoint(state(1));
  writer.close();
  expect(disk.stat("/a/predictions.npy")).toBeNull();
  expect([read().predictions, read().predictionEpochs]).toEqual([null, []]);
  const resumed = RunWriter.resume("/a", { fileSystem: disk, processes: process(2) });
  resumed.writer.append(metricsOf(2), row(2));
  resumed.writer.saveWeights(weights);
  resumed.writer.close();
  expect([read().predictionEpochs, read().predictions?.toArray(), read().warnings]).toEqual([[2], [[...row(2)]], []]);
});

test("a run with some predictions, killed at any point and resumed, ends with the same files", () => {
  whole();
  const { "config.json": _, "checksums.json": __, ...expected } = disk.snapshot("/a");
  for (let steps = 0, dead = true; dead; steps++) {
    disk = new MemoryFileSystem();
    const fileSystem = intercepted(disk, killAfter(steps));
    try {
      train(new RunWriter("/a", about, { fileSystem, processes: process(1) }));
      dead = false;
    } catch {
      disk.kill();
    }
    if (disk.stat("/a") === null || !disk.list("/a").includes("config.json")) continue;
    const epochs = read().metrics.map(({ epoch }) => epoch);
    expect(read().predictionEpochs).toEqual(epochs.filter(keeps));
    expect(read().predictions?.toArray() ?? []).toEqual(epochs.filter(keeps).map((epoch) => [...row(epoch)]));
    try {
      train(RunWriter.resume("/a", { fileSystem: disk, processes: process(2) }).writer);
    } catch (error) {
      expect((error as Error).message).toContain("the run is finished");
      for (const name of disk.list("/a")) if (name.startsWith("lock-")) disk.remove(`/a/${name}`);
    }
    const { "config.json": ___, "checksums.json": ____, ...found } = disk.snapshot("/a");
    expect(found).toEqual(expected);
  }
});

test("a row that could not be written can be appended again", () => {
  let full = false;
  const fileSystem = intercepted(disk, (call, args, real) =>
    full && call === "write" ? failing("ENOSPC")(call, args, real) : real(...args),
  );
  const writer = new RunWriter("/a", about, { fileSystem, processes: process(1) });
  writer.append(metricsOf(1), null);
  full = true;
  expect(() => writer.append(metricsOf(2), row(9))).toThrow("the disk is full");
  full = false;
  writer.append(metricsOf(2), row(2));
  writer.close();
  expect([read().predictionEpochs, read().predictions?.toArray()]).toEqual([[2], [[...row(2)]]]);
});
