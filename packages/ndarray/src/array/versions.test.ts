import { expect, test } from "vitest";
import { array, transpose } from "../index.ts";
import {
  adamStep,
  addInPlace,
  addScaled,
  addTimesTransposed,
  assign,
  copyVersion,
  mulInPlace,
  pin,
  release,
  unpin,
  vacate,
  writeOuter,
  writeRowSums,
  writesSoFar,
  writtenSince,
} from "../memory.ts";
import type { NdArray } from "./ndarray.ts";
import { resolve } from "./ndarray.ts";

const square = (): NdArray => pin(array([[1, 2], [3, 4]])); // biome-ignore format: a matrix

test.each<[string, (target: NdArray, a: NdArray) => void]>([
  ["assign", (target, a) => assign(target, a)],
  ["addInPlace", (target, a) => addInPlace(target, a)],
  ["mulInPlace", (target) => mulInPlace(target, 2)],
  ["addScaled", (target, a) => addScaled(target, a, 2)],
  ["adamStep, the parameter", (target, a) => adamStep(target, a, square(), square(), step)],
  ["adamStep, m", (target, a) => adamStep(square(), a, target, square(), step)],
  ["adamStep, v", (target, a) => adamStep(square(), a, square(), target, step)],
  ["writeOuter", (target, a) => writeOuter(target, a, a, true)],
  ["addTimesTransposed", (target, a) => addTimesTransposed(target, a, a)],
])("%s is a write of its target and its views, and of nothing else", (_, write) => {
  const [target, a] = [square(), square()];
  const view = transpose(target);
  const mark = writesSoFar();
  expect(writtenSince(target, mark)).toBe(false);
  write(target, a);
  expect([target, view, a].map((x) => writtenSince(x, mark))).toEqual([true, true, false]);
  expect(writtenSince(target, writesSoFar())).toBe(false);
});

const step = { c1: 0.1, c2: 0.1, rate: 0.1, eps: 0.1 };

test("so is writeRowSums", () => {
  const [target, mark] = [pin(array([1, 2])), writesSoFar()];
  writeRowSums(target, square());
  expect(writtenSince(target, mark)).toBe(true);
});

test("a write that is refused is none", () => {
  const [target, mark] = [square(), writesSoFar()];
  expect(() => assign(target, array([1]))).toThrow("does not fit");
  expect(() => addInPlace(target, array([1, 2, 3]))).toThrow("does not fit");
  expect(() => addScaled(target, array([1]), 1)).toThrow("does not fit");
  expect(() => mulInPlace(array([1]), 1)).toThrow("only a pinned array");
  expect(writtenSince(target, mark)).toBe(false);
});

test("what has moved out keeps the number of its last write, also when it is brought back", () => {
  const [target, mark] = [square(), writesSoFar()];
  const view = transpose(target);
  assign(target, array([[5, 6], [7, 8]])); // biome-ignore format: a matrix
  const block = vacate(target);
  expect(writtenSince(block, mark)).toBe(false);
  for (const moved of [target, view]) {
    resolve(moved);
    expect(writtenSince(moved, mark)).toBe(true);
    release();
    expect(writtenSince(moved, mark)).toBe(true);
  }
  copyVersion(target, block);
  expect(writtenSince(block, mark)).toBe(true);
  unpin(block);
});
