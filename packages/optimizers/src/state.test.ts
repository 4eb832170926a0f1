import { Parameter } from "@dz/core";
import { type NdArray, ShapeError, ValueError, zeros } from "@dz/ndarray";
import { expect, test } from "vitest";
import { placesOf } from "./state.ts";

const [W, b] = [new Parameter(zeros([2, 3])), new Parameter(zeros([3]))];
const params = [["l/W", W] as const, ["l/b", b] as const];
const [likeW, likeB] = [zeros([2, 3]), zeros([3])];

function places(arrays: Readonly<Record<string, NdArray>>, steps = 7): unknown {
  return placesOf({ steps, arrays: new Map(Object.entries(arrays)) }, params, ["m", "v"]);
}

test("arrays belong to the parameters and slots of their names", () => {
  expect(places({ "l/b/v": likeB, "l/b/m": likeB, "l/W/m": likeW, "l/W/v": likeW })).toEqual([
    { param: W, slot: "m", value: likeW },
    { param: W, slot: "v", value: likeW },
    { param: b, slot: "m", value: likeB },
    { param: b, slot: "v", value: likeB },
  ]);
});

test("a parameter that has had no gradient is not in a state", () => {
  expect(places({ "l/b/m": likeB, "l/b/v": likeB })).toHaveLength(2);
  expect(places({})).toEqual([]);
});

test.each<[Record<string, NdArray>, Error]>([
  [
    { "l/b/m": likeB, "l/b/v": likeB, "l/c/m": likeB },
    new ValueError("setState: no parameter has a state called l/c/m"),
  ],
  [{ "l/b/h": likeB }, new ValueError("setState: no parameter has a state called l/b/h")],
  [{ "l/b/v": likeB }, new ValueError("setState: there is l/b/v, but no l/b/m")],
  [{ "l/b/m": likeB }, new ValueError("setState: there is l/b/m, but no l/b/v")],
  [{ "l/b/m": likeB, "l/b/v": likeW }, new ShapeError("setState: l/b/v has shape [2, 3], the parameter [3]")],
])("a state of another model is refused: %#", (arrays, error) => {
  expect(() => places(arrays)).toThrow(error);
});

test.each([-1, 1.5, Number.NaN, Infinity])("%s is no number of updates", (steps) => {
  const message = `setState: the number of updates is a whole number from 0, got ${steps}`;
  expect(() => places({}, steps)).toThrow(new ValueError(message));
});
