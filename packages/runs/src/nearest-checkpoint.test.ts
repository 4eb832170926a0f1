import { expect, test } from "vitest";
import { nearestCheckpoint } from "./nearest-checkpoint.ts";
import { RunError } from "./run-error.ts";
import { RunWriter } from "./run-writer.ts";
import { MemoryFileSystem } from "./testing/memory-file-system.ts";
import { about, metricsOf, process, row, state, weights } from "./testing/program.ts";
import { readWhole, writeWhole } from "./whole-file.ts";

const folder = "/runs/a";

/** A run of six epochs that keeps those of epochs 2 and 4, has checkpoints of 4 and 5, and may be finished. */
function run({ finished = false } = {}): MemoryFileSystem {
  const disk = new MemoryFileSystem();
  const writer = new RunWriter(folder, about, { fileSystem: disk, processes: process(1) });
  for (const epoch of [1, 2, 3, 4, 5, 6]) {
    writer.append(metricsOf(epoch), row(epoch));
    if (epoch % 2 === 0 && epoch < 6) writer.keepCheckpoint(state(epoch));
    if (epoch === 4 || epoch === 5) writer.checkpoint(state(epoch));
  }
  if (finished) writer.saveWeights(weights);
  writer.close();
  return disk;
}

const near = (disk: MemoryFileSystem, epoch: number) => {
  const { checkpoint, warnings } = nearestCheckpoint(folder, epoch, { fileSystem: disk });
  if (checkpoint !== null) expect(Buffer.compare(checkpoint.bytes, state(checkpoint.epoch))).toBe(0);
  return { epoch: checkpoint?.epoch ?? null, warnings };
};

test("the latest at or before the epoch, of an unfinished run also its last", () => {
  const found = (disk: MemoryFileSystem) => [0, 1, 2, 3, 4, 5, 6].map((epoch) => near(disk, epoch).epoch);
  expect(found(run())).toEqual([null, null, 2, 2, 4, 5, 5]);
  expect(found(run({ finished: true }))).toEqual([null, null, 2, 2, 4, 4, 4]);
});

test("a damaged one, and one of other files, is passed over with a warning", () => {
  const disk = run({ finished: true });
  const path = `${folder}/checkpoints/000004.dz`;
  const bytes = readWhole(disk, path);
  writeWhole(disk, path, bytes.with(40, (bytes[40] as number) ^ 1));
  const damage = "checkpoints/000004.dz is damaged, its content does not have the SHA-256 at its end";
  expect(near(disk, 5)).toEqual({ epoch: 2, warnings: [damage] });
  writeWhole(disk, path, readWhole(disk, `${folder}/checkpoints/000002.dz`));
  expect(near(disk, 5)).toEqual({ epoch: 2, warnings: ["checkpoints/000004.dz is the checkpoint of epoch 2"] });
  writeWhole(disk, `${folder}/config.json`, Buffer.from("{}"));
  const misfit = "config.json is cut off";
  const { epoch, warnings } = near(disk, 3);
  expect(epoch).toBeNull();
  expect(warnings[0]).toContain(misfit);
});

test("a wrong call, and a folder that is missing", () => {
  expect(() => nearestCheckpoint(folder, 1.5)).toThrow(
    "nearestCheckpoint: epoch is 1.5, expected a whole number from 0",
  );
  const fileSystem = new MemoryFileSystem();
  expect(() => nearestCheckpoint(folder, 1, { fileSystem })).toThrow(RunError);
});
