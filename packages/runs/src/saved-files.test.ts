import { StateError } from "@dz/ndarray";
import { beforeEach, describe, expect, test } from "vitest";
import type { FileSystem } from "./file-system.ts";
import { readRun } from "./read-run.ts";
import { RunError } from "./run-error.ts";
import { RunWriter } from "./run-writer.ts";
import { type SavedFile, savedFiles } from "./schema.ts";
import { sumOf } from "./sum.ts";
import { doneAndFailed, type Fault, failing, intercepted, Killed, killAfter } from "./testing/faults.ts";
import { MemoryFileSystem } from "./testing/memory-file-system.ts";
import { draws } from "./testing/outcome.ts";
import { about, metricsOf, process, row, saved, state, weights } from "./testing/program.ts";
import { removeIfThere, writeWhole } from "./whole-file.ts";

const folder = "/runs/a";
const [first, second] = [Buffer.from("first"), Buffer.from("second")];

let disk: MemoryFileSystem;
let writer: RunWriter;
beforeEach(() => {
  disk = new MemoryFileSystem();
  writer = begin(disk);
});

const begin = (fileSystem: FileSystem): RunWriter =>
  new RunWriter(folder, about, { fileSystem, processes: process(1) });
const resume = () => RunWriter.resume(folder, { fileSystem: disk, processes: process(2) });
const read = (name: SavedFile): Uint8Array | null => readRun(folder, { fileSystem: disk }).file(name);
const checksums = () => JSON.parse(disk.snapshot(folder)["checksums.json"] as string);
const epoch = (n: number): void => {
  writer.append(metricsOf(n), row(n));
  writer.checkpoint(state(n));
};

test.each(savedFiles)("the %s is a whole file of the folder, replaced when it is saved again", (name) => {
  expect(read(name)).toBeNull();
  writer.saveFile(name, first);
  expect(read(name)).toEqual(first);
  writer.saveFile(name, second);
  expect(read(name)).toEqual(second);
  writer.saveWeights(weights);
  writer.close();
  expect(disk.list(folder)).toHaveLength(5); // no temporary file
  expect(checksums()[name]).toEqual(sumOf(second));
  expect(Object.keys(checksums()).filter((key) => (savedFiles as readonly string[]).includes(key))).toEqual([name]);
});

test("file reads what is there at the call, up to its limit", () => {
  const run = readRun(folder, { fileSystem: disk });
  writer.saveFile("backtest", first);
  expect(run.file("backtest")).toEqual(first);
  writer.saveFile("backtest", second);
  expect(run.file("backtest")).toEqual(second);
  const large = intercepted(disk, (call, args, real) =>
    call === "lstat" && String(args[0]).endsWith("backtest.json")
      ? { ...(real(...args) as object), size: 2 ** 26 + 1 }
      : real(...args),
  );
  expect(() => readRun(folder, { fileSystem: large }).file("backtest")).toThrow(
    new RunError(`run folder ${folder}: backtest.json has 67108865 bytes, at most 67108864 are read`),
  );
  expect(() => run.file("weights" as never)).toThrow(
    'file: name is "weights", expected "series", "forecast" or "backtest"',
  );
});

describe("saveFile refuses", () => {
  const late = "saveFile: a series is saved before the first epoch and the first checkpoint";
  const other = "saveFile: the series is another one, it is saved before the first epoch and the first checkpoint";

  test("a first series after an epoch or a checkpoint", () => {
    writer.append(metricsOf(1), row(1));
    expect(() => writer.saveFile("series", first)).toThrow(new StateError(late));
    disk = new MemoryFileSystem();
    writer = begin(disk);
    writer.checkpoint(state(0));
    expect(() => writer.saveFile("series", first)).toThrow(new StateError(late));
    expect(read("series")).toBeNull();
  });

  test("another series then, but not the same", () => {
    writer.saveFile("series", first);
    writer.saveFile("series", second);
    writer.checkpoint(state(0));
    expect(() => writer.saveFile("series", first)).toThrow(new StateError(other));
    epoch(1);
    expect(() => writer.saveFile("series", first)).toThrow(new StateError(other));
    writer.saveFile("series", second);
    writer.close();
    ({ writer } = resume());
    expect(() => writer.saveFile("series", first)).toThrow(new StateError(other));
    writer.saveFile("series", second);
    writer.saveWeights(weights);
    expect(read("series")).toEqual(second);
  });

  test("any file of a closed run, and while a checkpoint is written", async () => {
    let writing = true;
    const written = writer.beginCheckpoint(state(0)).finally(() => {
      writing = false;
    });
    expect(() => writer.saveFile("forecast", first)).toThrow(
      new StateError("saveFile: a checkpoint is still being written; await it, or abandonCheckpoint, before"),
    );
    while (writing) await disk.turn();
    expect(await written).toBe(true);
    writer.saveFile("forecast", first);
    writer.close();
    expect(() => writer.saveFile("forecast", second)).toThrow(
      new StateError(`saveFile: the run folder ${folder} is closed`),
    );
    expect(read("forecast")).toEqual(first);
  });
});

describe("a file saved after the weights", () => {
  test("is in the checksums, and the weights and epochs of then stay", () => {
    epoch(1);
    writer.saveFile("forecast", first);
    writer.saveWeights(weights);
    const before = checksums();
    writer.append(metricsOf(2), row(2)); // may be there, is not counted
    writer.saveFile("forecast", second);
    writer.saveFile("backtest", first);
    writer.close();
    expect(checksums()).toEqual({ ...before, forecast: sumOf(second), backtest: sumOf(first) });
    expect(readRun(folder, { fileSystem: disk })).toMatchObject({ warnings: [], weights });
  });

  const faults: [string, Fault][] = [
    ["fails", failing("EIO")],
    ["is done and yet failed", doneAndFailed],
  ];
  describe.each(faults)("by a call that %s", (_, fault) => {
    test.each(["first", "second"])(
      "leaves a folder that can be read, then and after the next file (%s save)",
      (which) => {
        let calls = -1; // before the faulty save
        for (let index = 0, failed = true; failed; index++) {
          disk = new MemoryFileSystem();
          calls = -1;
          writer = begin(
            intercepted(disk, (call, args, real) =>
              calls >= 0 && calls++ === index ? fault(call, args, real) : real(...args),
            ),
          );
          epoch(1);
          if (which === "second") writer.saveFile("forecast", first);
          writer.saveWeights(weights);
          calls = 0;
          try {
            writer.saveFile("forecast", second);
            failed = calls <= index ? false : failed;
          } catch (error) {
            expect(error).toBeInstanceOf(RunError);
          }
          calls = -1;
          expect([second, which === "second" ? first : null]).toContainEqual(read("forecast"));
          writer.saveFile("backtest", first); // writes the checksums, which must not name the sum of a file that is not there
          const bytes = read("forecast");
          if (checksums().forecast !== undefined) expect(checksums().forecast).toEqual(sumOf(bytes as Uint8Array));
          writer.saveFile("forecast", second);
          writer.close();
          expect(checksums().forecast).toEqual(sumOf(second));
          expect(read("forecast")).toEqual(second);
        }
      },
    );
  });
});

test("after weights that failed, a file has no checksums until there are weights", () => {
  let faulty = false;
  writer.close();
  disk = new MemoryFileSystem();
  writer = begin(
    intercepted(disk, (call, args, real) =>
      faulty && call === "rename" ? doneAndFailed(call, args, real) : real(...args),
    ),
  );
  writer.saveWeights(first, { finished: false });
  faulty = true;
  expect(() => writer.saveWeights(second)).toThrow("weights.npz cannot be written");
  faulty = false;
  writer.saveFile("forecast", first);
  expect(disk.list(folder)).not.toContain("checksums.json");
  expect(Buffer.compare(readRun(folder, { fileSystem: disk }).weights as Uint8Array, second)).toBe(0);
});

describe("a resumed run", () => {
  test("keeps its series, and loses the files of the end, which are written again", () => {
    for (const name of savedFiles.slice(0, 1)) writer.saveFile(name, saved[name]);
    epoch(1);
    writer.saveFile("forecast", first);
    writer.saveFile("backtest", first);
    writer.saveWeights(weights, { finished: false });
    writer.close();
    ({ writer } = resume());
    expect(savedFiles.map(read)).toEqual([saved.series, null, null]);
    writer.saveWeights(weights);
    writer.close();
    expect(Object.keys(checksums())).not.toContain("forecast");
    expect(checksums().series).toEqual(sumOf(saved.series));
  });

  test("can be read after a power cut at any call while it is resumed", () => {
    const random = draws();
    const seen = new Set<boolean>();
    for (let steps = 0, dead = true; dead; steps++) {
      for (let time = 0; time < 5; time++) {
        disk = new MemoryFileSystem();
        writer = begin(disk);
        writer.saveFile("series", saved.series);
        epoch(1);
        writer.saveFile("forecast", first);
        writer.saveWeights(weights, { finished: false });
        writer.close();
        const options = { fileSystem: intercepted(disk, killAfter(steps)), processes: process(2) };
        try {
          RunWriter.resume(folder, options);
          dead = false;
        } catch (error) {
          expect(error).toBeInstanceOf(Killed);
        }
        disk.cut(random);
        expect(read("series")).toEqual(saved.series);
        seen.add(read("forecast") === null);
      }
    }
    expect(seen.size).toBe(2);
  });

  test.each([0, 1])("notices a series that has changed since a checkpoint (after epoch %d)", (last) => {
    writer.saveFile("series", first);
    writer.checkpoint(state(0));
    if (last === 1) epoch(1);
    writer.close();
    const before = disk.snapshot(folder);
    const changes: [Uint8Array | null, string][] = [
      [second, "is damaged, it does not have the SHA-256 that checkpoint.dz gives"],
      [Buffer.concat([first, second]), "is damaged, it has 11 bytes, checkpoint.dz counts 5"],
      [null, "is missing, checkpoint.dz counts 5 bytes of it"],
    ];
    for (const [bytes, words] of changes) {
      if (bytes === null) removeIfThere(disk, `${folder}/series.npz`);
      else writeWhole(disk, `${folder}/series.npz`, bytes);
      expect(resume).toThrow(`run folder ${folder}: series.npz ${words}; restore it from a copy, or train again`);
    }
    writeWhole(disk, `${folder}/series.npz`, first);
    expect(disk.snapshot(folder)).toEqual(before); // a refused folder is unchanged
    expect(resume().warnings).toEqual([]);
  });

  test("without a checkpoint has the series that is there, or another", () => {
    writer.saveFile("series", first);
    writer.close();
    const resumed = resume().writer;
    resumed.checkpoint(state(0));
    resumed.close();
    writeWhole(disk, `${folder}/series.npz`, second);
    expect(resume).toThrow("series.npz is damaged"); // the checkpoint counts it
    removeIfThere(disk, `${folder}/checkpoint.dz`);
    ({ writer } = resume());
    writer.saveFile("series", saved.series);
    writer.saveWeights(weights);
    expect(read("series")).toEqual(saved.series);
  });
});
