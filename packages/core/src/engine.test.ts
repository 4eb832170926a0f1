import { array, full } from "@dz/ndarray";
import { addScaled, assign, isPinned } from "@dz/ndarray/memory";
import { expect, test } from "vitest";
import { commit, pinnedData, prepare, unrecordedResult, unseenGradient, writableGradient } from "./engine.ts";
import { noGrad, Parameter, variable } from "./index.ts";

test("the value of a parameter is written in place, also after a program has replaced it", () => {
  const p = new Parameter(array([1, 2]));
  p.data = array([3, 4]);
  const pinned = pinnedData(p);
  assign(pinned, array([5, 6]));
  expect([isPinned(pinned), p.data.toArray()]).toEqual([true, [5, 6]]);
});

test("what is prepared becomes the value when it is committed", () => {
  const p = new Parameter(array([1, 2]));
  const before = p.data;
  prepare(p, array([3, 4, 5]));
  expect(p.data).toBe(before);
  commit(p);
  expect(p.data.toArray()).toEqual([3, 4, 5]);
});

test("a gradient is written in place, unless somebody holds it", () => {
  const p = new Parameter(array([1, 2]));
  expect([unseenGradient(p), writableGradient(p)]).toEqual([null, null]);
  p.mul(variable([3, 4]))
    .sum()
    .backward();
  const unseen = unseenGradient(p)?.data;
  addScaled(writableGradient(p) ?? array(0), full([2], 1), 1);
  expect(unseen?.toArray()).toEqual([4, 5]); // a read that leaves no trace
  const held = p.grad;
  addScaled(writableGradient(p) ?? array(0), full([2], 1), 1);
  expect([held?.data.toArray(), p.grad?.data.toArray()]).toEqual([
    [4, 5],
    [5, 6],
  ]);
});

test("a result needs no graph where none is recorded", () => {
  expect(unrecordedResult(array(1))).toBeNull();
  expect(noGrad(() => unrecordedResult(array(1)))?.item()).toBe(1);
});
