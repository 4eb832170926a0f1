import { beforeEach, describe, expect, test } from "vitest";
import { checkChecksums, checkFile, checkSums, DamageError } from "./check-sums.ts";
import { HEADER_SIZE } from "./row-file.ts";
import { RunError } from "./run-error.ts";
import { sumOf } from "./sum.ts";
import { MemoryFileSystem } from "./testing/memory-file-system.ts";
import { readWhole, writeWhole } from "./whole-file.ts";

const header = Buffer.alloc(HEADER_SIZE, "h");
const contents = {
  "config.json": Buffer.from("config"),
  "metrics.jsonl": Buffer.from("metrics"),
  "predictions.npy": Buffer.concat([header, Buffer.from("predictions.....")]),
};
const sums = {
  epoch: 2,
  config: sumOf(Buffer.from("config")),
  metrics: sumOf(Buffer.from("metrics")),
  predictions: sumOf(Buffer.from("predictions.....")),
};

let disk: MemoryFileSystem;
beforeEach(() => {
  disk = new MemoryFileSystem();
  disk.makeFolder("/a");
  for (const [name, bytes] of Object.entries(contents)) writeWhole(disk, `/a/${name}`, bytes);
});

const check = () => checkSums(disk, "/a", sums, "checkpoint.dz");

test("checkSums returns running sums of unchanged files", () => {
  const { lines, rows } = check();
  expect(lines.take()).toEqual(sums.metrics);
  expect(rows.take()).toEqual(sums.predictions);
  lines.add(Buffer.from("!"));
  expect(lines.take()).toEqual(sumOf(Buffer.from("metrics!")));
});

test("checkSums accepts files that have grown, and another header of the rows", () => {
  for (const [name, bytes] of Object.entries(contents).slice(1)) {
    writeWhole(disk, `/a/${name}`, Buffer.concat([bytes, Buffer.from("more")]));
  }
  const file = disk.open("/a/predictions.npy", "r+");
  disk.write(file, Buffer.alloc(HEADER_SIZE, "x"), 0);
  expect(check().rows.take()).toEqual(sums.predictions);
});

test.each(Object.keys(contents))("checkSums detects a change in %s", (name) => {
  const bytes = readWhole(disk, `/a/${name}`);
  writeWhole(disk, `/a/${name}`, bytes.with(bytes.length - 1, 0));
  expect(check).toThrow(
    new DamageError("/a", `${name} is damaged, it does not have the SHA-256 that checkpoint.dz gives`),
  );
});

test.each(Object.keys(contents))("checkSums detects that %s is truncated or missing", (name) => {
  writeWhole(disk, `/a/${name}`, readWhole(disk, `/a/${name}`).subarray(0, -2));
  expect(check).toThrow(
    new DamageError("/a", `${name} is cut off, 2 of the bytes that checkpoint.dz counts are missing`),
  );
  disk.remove(`/a/${name}`);
  expect(check).toThrow(/^run folder \/a: [a-z.]+ is missing, checkpoint\.dz counts \d+ bytes of it; restore/);
});

const changes: [string, (bytes: Buffer) => Uint8Array | null, string][] = [
  ["missing", () => null, "is missing, checksums.json counts 4 bytes of it"],
  ["shorter", (b) => b.subarray(1), "is cut off, 1 of the bytes that checksums.json counts are missing"],
  ["another one", (b) => b.with(0, 0), "is damaged, it does not have the SHA-256 that checksums.json gives"],
  ["longer", (b) => Buffer.concat([b, b]), "is damaged, it has 8 bytes, checksums.json counts 4"],
];
const whole = ["series.npz", "forecast.csv", "backtest.json", "weights.npz"];

describe.each(whole)("%s", (name) => {
  const sum = sumOf(Buffer.from("file"));
  const checksums = { ...sums, series: sum, forecast: sum, backtest: sum, weights: sum };
  beforeEach(() => {
    for (const each of whole) writeWhole(disk, `/a/${each}`, Buffer.from("file"));
  });

  test.each(changes)("that is %s is noticed by checkChecksums", (what, change, words) => {
    checkChecksums(disk, "/a", checksums);
    const bytes = change(readWhole(disk, `/a/${name}`));
    if (bytes === null) disk.remove(`/a/${name}`);
    else writeWhole(disk, `/a/${name}`, bytes);
    const check = () => checkChecksums(disk, "/a", checksums);
    if (name === "weights.npz" && what === "missing")
      check(); // its reader says that the run was not finished
    else expect(check).toThrow(new DamageError("/a", `${name} ${words}`));
  });
});

test("a file that checksums.json does not name is not looked at", () => {
  const weights = sumOf(Buffer.from("file"));
  writeWhole(disk, "/a/weights.npz", Buffer.from("file"));
  disk.makeFolder("/a/forecast.csv");
  checkChecksums(disk, "/a", { ...sums, weights });
});

test("a file without bytes has to be there, if it has a sum", () => {
  const none = sumOf(new Uint8Array());
  const counted = () => checkChecksums(disk, "/a", { ...sums, backtest: none, weights: none });
  expect(counted).toThrow("backtest.json is missing, checksums.json counts 0 bytes of it");
  writeWhole(disk, "/a/backtest.json", new Uint8Array());
  counted();
});

test("DamageError says how to recover", () => {
  const error = new DamageError("/a", "b is missing");
  expect(error.message).toBe("run folder /a: b is missing; restore it from a copy, or train again");
  expect(error).toBeInstanceOf(RunError);
});

test("checkFile accepts a missing file whose sum is of no bytes", () => {
  expect(checkFile(disk, "/a", "none", sumOf(new Uint8Array()), "it").size).toBe(0);
});

test("checkFile reports a file that cannot be read", () => {
  disk.makeFolder("/a/b");
  expect(() => checkFile(disk, "/a", "b", sums.config, "it")).toThrow(new RunError("run folder /a: b is not a file"));
});
