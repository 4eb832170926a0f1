import { ValueError } from "@dz/ndarray";
import { describe, expect, test } from "vitest";
import { parseCheckpoint } from "./checkpoint.ts";
import { heldOutLoss } from "./held-out-loss.ts";
import { isUnbegun } from "./make-folder.ts";
import { readRegularFile } from "./read-limited.ts";
import { readRun } from "./read-run.ts";
import { inspectRun } from "./run-state.ts";
import { RunWriter } from "./run-writer.ts";
import { scanRun } from "./scan-run.ts";
import { MemoryFileSystem } from "./testing/memory-file-system.ts";
import { about, metricsOf, process, row } from "./testing/program.ts";

const paths: [unknown, string][] = [
  [null, "null"],
  [undefined, "undefined"],
  [7, "7"],
  ["", '""'],
  [["a"], "an array"],
  [{}, "an object"],
  [new URL("file:///a"), "an URL"],
  [() => {}, "a function"],
];

const calls: [string, (path: never) => unknown][] = [
  ["readRun", (path) => readRun(path)],
  ["inspectRun", (path) => inspectRun(path)],
  ["scanRun", (path) => scanRun(path, () => {})],
  ["isUnbegun", (path) => isUnbegun(path)],
  ["RunWriter", (path) => new RunWriter(path, about)],
  ["RunWriter.resume", (path) => RunWriter.resume(path)],
];

describe.each(calls)("%s", (op, call) => {
  test.each(paths)("refuses the folder %j", (path, words) => {
    expect(() => call(path as never)).toThrow(
      new ValueError(`${op}: folder is ${words}, expected the path of a folder`),
    );
  });
});

test.each<[string, () => unknown]>([
  ["readRegularFile: file is null, expected the path of a file", () => readRegularFile(null as never, 1)],
  ["readRegularFile: limit is NaN, expected a whole number of bytes", () => readRegularFile("a", Number.NaN)],
  ["readRun: expected an object of options such as { fileSystem }, got null", () => readRun("a", null as never)],
  ["inspectRun: expected an object of options such as { fileSystem }, got 3", () => inspectRun("a", 3 as never)],
  ["heldOutLoss: metrics is null, expected an object", () => heldOutLoss(null as never)],
  ["scanRun: take is not a function", () => scanRun("a", null as never)],
  ["RunWriter: about is undefined, expected an object", () => new RunWriter("a", undefined as never)],
  [
    "RunWriter: expected an object of options such as { fileSystem }, got null",
    () => new RunWriter("a", about, null as never),
  ],
  [
    "RunWriter.resume: expected an object of options such as { fileSystem }, got null",
    () => RunWriter.resume("a", null as never),
  ],
  ["parseCheckpoint: bytes is null, expected a Uint8Array", () => parseCheckpoint(null as never)],
  ["parseCheckpoint: bytes is a string, expected a Uint8Array", () => parseCheckpoint("x" as never)],
])("%s", (words, call) => {
  expect(call).toThrow(new ValueError(words));
});

describe("RunWriter checks its arguments before it writes", () => {
  const either = "expected a Float64Array, or null for an epoch whose predictions are not kept";
  const large = (length: number): Uint8Array => Object.defineProperty(new Uint8Array(1), "length", { value: length });

  test.each<[string, (writer: RunWriter) => void]>([
    [`append: predictions is an array, ${either}`, (writer) => writer.append(metricsOf(2), [1, 2] as never)],
    [
      `append: predictions is a Float32Array, ${either}`,
      (writer) => writer.append(metricsOf(2), Float32Array.of(1, 2) as never),
    ],
    [`append: predictions is undefined, ${either}`, (writer) => writer.append(metricsOf(2), undefined as never)],
    ["append: metrics is null, expected an object", (writer) => writer.append(null as never, row(2))],
    [
      "append: epoch 2: trainLoss is missing",
      (writer) => writer.append({ epoch: 2, testLoss: 1, seconds: 1 } as never, row(2)),
    ],
    [
      'append: epoch 2: trainLoss is "1", expected a number',
      (writer) => writer.append({ ...metricsOf(2), trainLoss: "1" as never }, row(2)),
    ],
    ["append: 3 predictions, but 2 in the epochs before", (writer) => writer.append(metricsOf(2), new Float64Array(3))],
    [
      "append: predictions of 1073741832 bytes, at most 1073741824 could be read again",
      (writer) =>
        writer.append(metricsOf(2), Object.defineProperty(new Float64Array(1), "byteLength", { value: 2 ** 30 + 8 })),
    ],
    ["checkpoint: bytes is a string, expected a Uint8Array", (writer) => writer.checkpoint("x" as never)],
    ["checkpoint: bytes is undefined, expected a Uint8Array", (writer) => writer.checkpoint(undefined as never)],
    [
      "checkpoint: 1073737729 bytes, at most 1073737728 could be read again",
      (writer) => writer.checkpoint(large(2 ** 30 - 4095)),
    ],
    ["saveWeights: bytes is an array, expected a Uint8Array", (writer) => writer.saveWeights([1] as never)],
    [
      "saveWeights: 1073741825 bytes, at most 1073741824 could be read again",
      (writer) => writer.saveWeights(large(2 ** 30 + 1)),
    ],
    [
      'saveFile: name is "weights", expected "series", "forecast" or "backtest"',
      (writer) => writer.saveFile("weights" as never, new Uint8Array(1)),
    ],
    [
      'saveFile: name is undefined, expected "series", "forecast" or "backtest"',
      (writer) => writer.saveFile(undefined as never, new Uint8Array(1)),
    ],
    ["saveFile: bytes is a string, expected a Uint8Array", (writer) => writer.saveFile("forecast", "x" as never)],
    [
      "saveFile: 67108865 bytes, at most 67108864 could be read again",
      (writer) => writer.saveFile("backtest", large(2 ** 26 + 1)),
    ],
    [
      "saveWeights: expected an object of options such as { finished }, got null",
      (writer) => writer.saveWeights(new Uint8Array(1), null as never),
    ],
  ])("%s", (words, call) => {
    const disk = new MemoryFileSystem();
    const writer = new RunWriter("/a", about, { fileSystem: disk, processes: process(1) });
    writer.append(metricsOf(1), row(1));
    const before = disk.snapshot("/a");
    expect(() => call(writer)).toThrow(words);
    expect(disk.snapshot("/a")).toEqual(before);
    writer.append(metricsOf(2), row(2));
    writer.close();
    expect(readRun("/a", { fileSystem: disk }).predictions?.shape).toEqual([2, 2]);
  });
});
