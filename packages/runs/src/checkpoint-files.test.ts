import { beforeEach, expect, test } from "vitest";
import type { Checkpoint } from "./checkpoint.ts";
import {
  type FoundCheckpoint,
  findCheckpoint,
  removeCheckpoints,
  replaceLast,
  writeCheckpoint,
} from "./checkpoint-files.ts";
import type { FileSystem } from "./file-system.ts";
import { HEADER_SIZE } from "./row-file.ts";
import { RunError } from "./run-error.ts";
import { finish } from "./steps.ts";
import { sumOf } from "./sum.ts";
import { failing, intercepted } from "./testing/faults.ts";
import { MemoryFileSystem } from "./testing/memory-file-system.ts";
import { readWhole, writeWhole } from "./whole-file.ts";

const lines = Buffer.from("123");
const rows = Buffer.alloc(3 * 8, "rows");
const of = (epoch: number): Checkpoint => ({
  epoch,
  config: sumOf(Buffer.from("config")),
  metrics: sumOf(lines.subarray(0, epoch)),
  predictions: sumOf(rows.subarray(0, epoch * 8)),
  bytes: Uint8Array.of(epoch),
});

let disk: MemoryFileSystem;
beforeEach(() => {
  disk = new MemoryFileSystem();
  disk.makeFolder("/a");
  writeWhole(disk, "/a/config.json", Buffer.from("config"));
  writeWhole(disk, "/a/metrics.jsonl", lines);
  writeWhole(disk, "/a/predictions.npy", Buffer.concat([Buffer.alloc(HEADER_SIZE), rows]));
});
const checkpoints = (): string[] => disk.list("/a").filter((name) => name.startsWith("checkpoint"));

const last = "/a/checkpoint.dz";
const previous = "/a/checkpoint.previous.dz";

const write = (fs: FileSystem, checkpoint: Checkpoint): void => finish(fs, writeCheckpoint(fs, "/a", checkpoint));

/** Replaces a file by other bytes, or flips its last byte. */
function damage(path: string, bytes: Uint8Array | null = null): void {
  const old = readWhole(disk, path);
  writeWhole(disk, path, bytes ?? old.with(old.length - 1, (old.at(-1) as number) ^ 1));
}

test("findCheckpoint returns null without a checkpoint", () => {
  expect(findCheckpoint(disk, "/a")).toBe(null);
});

test("findCheckpoint returns the last checkpoint, and writing keeps the previous one", () => {
  for (const epoch of [1, 2, 3]) write(disk, of(epoch));
  expect(findCheckpoint(disk, "/a")).toMatchObject({ name: "checkpoint.dz", checkpoint: of(3), warnings: [] });
  expect(checkpoints()).toEqual(["checkpoint.dz", "checkpoint.previous.dz"]);
  disk.remove(last);
  expect(findCheckpoint(disk, "/a")).toMatchObject({ name: "checkpoint.previous.dz", checkpoint: of(2), warnings: [] });
});

test("a damaged checkpoint is replaced by the previous one, with a warning", () => {
  for (const epoch of [1, 2]) write(disk, of(epoch));
  damage(last);
  const words = "its content does not have the SHA-256 at its end; the checkpoint before it is used, of epoch 1";
  expect(findCheckpoint(disk, "/a")).toMatchObject({
    name: "checkpoint.previous.dz",
    checkpoint: of(1),
    warnings: [`checkpoint.dz is damaged, ${words}`],
  });
  replaceLast(disk, "/a");
  expect(checkpoints()).toEqual(["checkpoint.dz"]);
  expect(findCheckpoint(disk, "/a")?.checkpoint).toEqual(of(1));
});

test("findCheckpoint returns the sums of the files up to its epoch", () => {
  for (const epoch of [1, 2]) write(disk, of(epoch));
  const { sums } = findCheckpoint(disk, "/a") as FoundCheckpoint;
  expect(sums.lines.take()).toEqual(of(2).metrics);
  expect(sums.rows.take()).toEqual(of(2).predictions);
});

test("a checkpoint whose data is missing is replaced by the previous one, with a warning", () => {
  for (const epoch of [1, 2]) write(disk, of(epoch));
  damage("/a/metrics.jsonl", lines.subarray(0, 1));
  const words = "1 of the bytes that checkpoint.dz counts are missing; the checkpoint before it is used, of epoch 1";
  expect(findCheckpoint(disk, "/a")).toMatchObject({
    name: "checkpoint.previous.dz",
    checkpoint: of(1),
    warnings: [`metrics.jsonl is cut off, ${words}`],
  });
});

test("if the data of both checkpoints is missing, the error names that of the last", () => {
  for (const epoch of [1, 2]) write(disk, of(epoch));
  disk.remove("/a/predictions.npy");
  expect(() => findCheckpoint(disk, "/a")).toThrow(
    /^run folder \/a: predictions\.npy is missing, checkpoint\.dz counts 16 /,
  );
  damage(last);
  expect(() => findCheckpoint(disk, "/a")).toThrow(/predictions\.npy is missing, checkpoint\.previous\.dz counts 8 /);
});

test("two damaged checkpoints are an error", () => {
  const advice = "and there is no other; remove the checkpoints to begin again with the first epoch";
  for (const epoch of [1, 2]) write(disk, of(epoch));
  damage(last, Buffer.alloc(0));
  damage(previous, Buffer.from("junk"));
  expect(() => findCheckpoint(disk, "/a")).toThrow(
    new RunError(
      `run folder /a: checkpoint.dz is damaged, it is empty, and checkpoint.previous.dz is damaged, it does not begin as one, ${advice}`,
    ),
  );
  disk.remove(previous);
  expect(() => findCheckpoint(disk, "/a")).toThrow(
    new RunError(`run folder /a: checkpoint.dz is damaged, it is empty, ${advice}`),
  );
});

test("a checkpoint of a later version is refused, even if the previous one is valid", async () => {
  for (const epoch of [1, 2]) write(disk, of(epoch));
  const { createHash } = await import("node:crypto");
  const content = readWhole(disk, last).subarray(0, -32);
  content.writeUInt32LE(7, 8);
  damage(last, Buffer.concat([content, createHash("sha256").update(content).digest()]));
  expect(() => findCheckpoint(disk, "/a")).toThrow(/^run folder \/a: checkpoint\.dz: version is 7, expected 1, /);
});

test("a checkpoint that is not a file is an error", () => {
  disk.makeFolder(last);
  expect(() => findCheckpoint(disk, "/a")).toThrow(new RunError("run folder /a: checkpoint.dz is not a file"));
});

test.each(["open", "write", "sync", "close", "rename"])(
  "if %s fails while a checkpoint is written, the last one is found",
  (name) => {
    for (const epoch of [1, 2]) write(disk, of(epoch));
    const faulty = intercepted(disk, (call, args, real) =>
      call === name ? failing("EIO")(call, args, real) : real(...args),
    );
    expect(() => write(faulty, of(3))).toThrow("EIO");
    expect(findCheckpoint(disk, "/a")?.checkpoint).toEqual(of(2));
    write(disk, of(3));
    expect(findCheckpoint(disk, "/a")?.checkpoint).toEqual(of(3));
  },
);

test("removeCheckpoints removes all checkpoints, and accepts none", () => {
  for (const epoch of [1, 2]) write(disk, of(epoch));
  removeCheckpoints(disk, "/a");
  removeCheckpoints(disk, "/a");
  expect(checkpoints()).toEqual([]);
});
