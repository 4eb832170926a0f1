import { afterAll, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { writeWhole } from "../whole-file.ts";
import { Killed } from "./faults.ts";
import { MemoryFileSystem } from "./memory-file-system.ts";
import { atStart, attemptProgram, draws, expectReadable, expectSameEnd, folder, reference } from "./outcome.ts";
import type { Progress } from "./program.ts";

beforeAll(() => {
  vi.useFakeTimers({ toFake: ["Date"], now: 0 });
});
afterAll(() => {
  vi.useRealTimers();
});

let disk: MemoryFileSystem;
let progress: Progress;
beforeEach(() => {
  disk = new MemoryFileSystem();
  progress = atStart();
});

test("a killed run is readable, and comes to the same end", () => {
  const expected = reference();
  expect(attemptProgram(disk, { dieAfter: 2 }, progress)).toBeInstanceOf(Killed);
  disk.kill();
  expect(expectReadable(disk, progress)?.metrics.length).toBe(2);
  expectSameEnd(disk, progress, expected);
  expect(() => expectSameEnd(disk, progress, { ...expected, more: "" })).toThrow("to deeply equal");
});

test("a missing epoch, a lost checkpoint and an unreadable folder are noticed", () => {
  attemptProgram(disk, { dieAfter: 2 }, progress);
  disk.kill();
  expect(() => expectReadable(disk, { ...progress, least: 3 })).toThrow("expected 2 to be greater than or equal to 3");
  expect(() => expectReadable(disk, { ...progress, most: 1 })).toThrow("expected 2 to be less than or equal to 1");
  expect(() => expectSameEnd(disk, { ...progress, checkpointed: 3 }, {})).toThrow("to be an instance of RunError");
  disk.remove(`${folder}/config.json`);
  expect(() => expectReadable(disk, progress)).toThrow("expected true to be false");
});

test("a file that the program has saved and that is missing or torn is noticed", () => {
  attemptProgram(disk, { dieAfter: 2 }, progress);
  disk.kill();
  writeWhole(disk, `${folder}/forecast.csv`, Buffer.from("t"));
  expect(() => expectReadable(disk, progress)).toThrow("to be +0");
  disk.remove(`${folder}/forecast.csv`);
  expectReadable(disk, progress);
  disk.remove(`${folder}/series.npz`);
  expect(() => expectReadable(disk, progress)).toThrow("expected true to be false");
});

test("a folder without a run is readable for a program that had not begun", () => {
  expect(expectReadable(disk, progress)).toBeNull();
});

test("the numbers are the same each time, and in [0, 1)", () => {
  const [a, b] = [draws(), draws()];
  const numbers = Array.from({ length: 100 }, a);
  expect(Array.from({ length: 100 }, b)).toEqual(numbers);
  expect(numbers.every((x) => x >= 0 && x < 1)).toBe(true);
});
