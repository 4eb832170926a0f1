import { Parameter } from "@dz/core";
import { array, type NdArray, ShapeError, ValueError, zeros } from "@dz/ndarray";
import { expect, test } from "vitest";
import { countOf, placesOf } from "./state.ts";

const [W, b] = [new Parameter(zeros([2, 3])), new Parameter(zeros([3]))];
const params = [["l/W", W] as const, ["l/b", b] as const];
const [likeW, likeB] = [zeros([2, 3]), zeros([3])];

function places(arrays: Readonly<Record<string, NdArray>>, steps = 7): unknown {
  return placesOf({ steps, arrays: new Map(Object.entries(arrays)) }, params, ["m", "v"]);
}

test("placesOf assigns arrays to parameters and slots by name", () => {
  expect(places({ "l/b/v": likeB, "l/b/m": likeB, "l/W/m": likeW, "l/W/v": likeW })).toEqual([
    { param: W, slot: "m", value: likeW },
    { param: W, slot: "v", value: likeW },
    { param: b, slot: "m", value: likeB },
    { param: b, slot: "v", value: likeB },
  ]);
});

test("a state may lack a parameter that has had no gradient", () => {
  expect(places({ "l/b/m": likeB, "l/b/v": likeB })).toHaveLength(2);
  expect(places({})).toEqual([]);
});

test.each<[Record<string, NdArray>, Error]>([
  [
    { "l/b/m": likeB, "l/b/v": likeB, "l/c/m": likeB },
    new ValueError("setState: no parameter has a state called l/c/m; this optimizer keeps m, v for each parameter"),
  ],
  [
    { "l/b/h": likeB },
    new ValueError("setState: no parameter has a state called l/b/h; this optimizer keeps m, v for each parameter"),
  ],
  [
    { "l/b/v": likeB },
    new ValueError("setState: there is l/b/v, but no l/b/m; this optimizer keeps m, v for each parameter"),
  ],
  [
    { "l/b/m": likeB },
    new ValueError("setState: there is l/b/m, but no l/b/v; this optimizer keeps m, v for each parameter"),
  ],
  [{ "l/b/m": likeB, "l/b/v": likeW }, new ShapeError("setState: l/b/v has shape [2, 3], the parameter [3]")],
])("placesOf refuses a state of another model: %#", (arrays, error) => {
  expect(() => places(arrays)).toThrow(error);
});

test("placesOf refuses arrays for an optimizer without slots", () => {
  expect(() => placesOf({ steps: 7, arrays: new Map([["l/b/m", likeB]]) }, params, [])).toThrow(
    new ValueError("setState: no parameter has a state called l/b/m; this optimizer keeps nothing for each parameter"),
  );
});

test.each([-1, 1.5, Number.NaN, Infinity])("placesOf refuses %s as the number of updates", (steps) => {
  const message = `setState: the number of updates is a whole number from 0, got ${steps}`;
  expect(() => places({}, steps)).toThrow(new ValueError(message));
});

test("countOf is the saved count of a parameter, or by default the number of all updates", () => {
  const arrays = new Map([["l/W/t", array(3)]]);
  expect(countOf({ steps: 7, arrays }, "l/W")).toBe(3);
  expect(countOf({ steps: 7, arrays }, "l/b")).toBe(7);
  expect(countOf({ steps: 7, arrays: new Map([["l/W/t", array(0)]]) }, "l/W")).toBe(0);
});

test("placesOf takes counts only for optimizers that count, and for parameters with arrays", () => {
  const all = new Map([
    ["l/b/m", likeB],
    ["l/b/t", array(3)],
  ]);
  expect(placesOf({ steps: 7, arrays: all }, params, ["m"], true)).toHaveLength(1);
  expect(() => placesOf({ steps: 7, arrays: all }, params, ["m"])).toThrow("no parameter has a state called l/b/t");
  const alone = new Map([["l/b/t", array(3)]]);
  expect(() => placesOf({ steps: 7, arrays: alone }, params, ["m"], true)).toThrow("a state called l/b/t");
});

test.each<[NdArray, string]>([
  [array(8), "8"],
  [array(-1), "-1"],
  [array(0.5), "0.5"],
  [array(Number.NaN), "NaN"],
  [likeB, "an array of shape [3]"],
])("countOf refuses a wrong number of updates: %#", (t, given) => {
  const message = `setState: l/W/t is ${given}, expected a whole number from 0 to 7, that of all updates`;
  expect(() => countOf({ steps: 7, arrays: new Map([["l/W/t", t]]) }, "l/W")).toThrow(new ValueError(message));
});
