import { beforeEach, describe, expect, test } from "vitest";
import { DamageError } from "./check-sums.ts";
import { readRun } from "./read-run.ts";
import { FinishedError, inspectRun } from "./run-state.ts";
import { RunWriter } from "./run-writer.ts";
import { failing, intercepted } from "./testing/faults.ts";
import { MemoryFileSystem } from "./testing/memory-file-system.ts";
import { about, metricsOf, process, row, state, weights } from "./testing/program.ts";

let disk: MemoryFileSystem;
let writer: RunWriter;
beforeEach(() => {
  disk = new MemoryFileSystem();
  writer = new RunWriter("/a", about, { fileSystem: disk, processes: process(1) });
  writer.append(metricsOf(1), row(1));
  writer.checkpoint(state(1));
});

const inspect = (): ReturnType<typeof inspectRun> => inspectRun("/a", { fileSystem: disk });
const resume = (): unknown => RunWriter.resume("/a", { fileSystem: disk, processes: process(2) });

test("inspectRun distinguishes a running, an interrupted and a finished run", () => {
  expect(inspect()).toMatchObject({ folder: "/a", config: about, finished: false });
  writer.saveWeights(weights, { finished: false });
  expect(inspect().finished).toBe(false);
  writer.saveWeights(weights);
  writer.close();
  expect(inspect().finished).toBe(true);
});

test("the lock of a process that was killed after its last write is removed when its run is resumed", () => {
  writer.saveWeights(weights); // and is killed
  const locked = disk.list("/a");
  expect(locked.filter((name) => name.startsWith("lock-"))).toHaveLength(1);
  expect(resume).toThrow(FinishedError);
  expect(disk.list("/a")).toEqual(locked.filter((name) => !name.startsWith("lock-")));
});

describe("a finished run", () => {
  beforeEach(() => {
    writer.saveWeights(weights);
    writer.close();
  });

  test("is not resumed, even on a read-only file system", () => {
    expect(resume).toThrow(FinishedError);
    const readOnly = intercepted(disk, (call, args, real) =>
      call === "open" && args[1] !== "r" ? failing("EROFS")(call, args, real) : real(...args),
    );
    expect(() => RunWriter.resume("/a", { fileSystem: readOnly, processes: process(2) })).toThrow(FinishedError);
  });

  test("without its weights is refused, unchanged, with their name", () => {
    disk.remove("/a/weights.npz");
    const before = disk.snapshot("/a");
    const lost = new DamageError("/a", "weights.npz is missing, checksums.json says that the run had its weights");
    expect(resume).toThrow(lost);
    expect(inspect).toThrow(lost);
    expect(disk.snapshot("/a")).toEqual(before);
    expect(readRun("/a", { fileSystem: disk }).warnings).toEqual([
      "the run was not finished: there are no weights, but checksums.json says that it had some",
    ]);
  });

  test.each(["metrics.jsonl", "weights.npz", "predictions.npy"])("with an altered %s is damaged", (name) => {
    const file = disk.open(`/a/${name}`, "r+");
    disk.write(file, Buffer.from("x"), disk.fstat(file).size - 2);
    disk.close(file);
    expect(inspect).toThrow(DamageError);
  });

  test("of an older version, without checksums, is finished", () => {
    disk.remove("/a/checksums.json");
    expect(inspect().finished).toBe(true);
  });
});
