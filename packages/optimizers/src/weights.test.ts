import { Parameter } from "@dz/core";
import { array, ShapeError, ValueError, zeros } from "@dz/ndarray";
import { describe, expect, test } from "vitest";
import type { Target } from "./optimizer.ts";
import { checkWeights, copyWeights, namedParams, setWeights } from "./weights.ts";

function model(): { W: Parameter; b: Parameter; target: Target } {
  const [W, b] = [new Parameter(array([[1, 2]])), new Parameter(array([3], { dtype: "float32" }))];
  const named = (): [string, Parameter][] => [
    ["l/W", W],
    ["l/b", b],
  ];
  return { W, b, target: { params: () => [W, b], namedParams: named } };
}

test("namedParams gives names, or numbers without them", () => {
  const { W, b, target } = model();
  expect([...namedParams(target)].map(([name]) => name)).toEqual(["l/W", "l/b"]);
  expect([...namedParams({ params: () => [W, b] })]).toEqual([
    ["0", W],
    ["1", b],
  ]);
});

test("copyWeights makes copies, and setWeights writes them back in place", () => {
  const { W, b, target } = model();
  const weights = copyWeights(target);
  const [view, data] = [W.data.reshape(2), W.data];
  setWeights(
    target,
    new Map([
      ["l/W", array([[7, 8]])],
      ["l/b", array([1 / 3])],
    ]),
    "op",
  );
  expect([view.toArray(), b.data.toArray(), b.dtype]).toEqual([[7, 8], [Math.fround(1 / 3)], "float32"]);
  expect(W.data).toBe(data);
  setWeights(target, weights, "op");
  expect([W.data.toArray(), b.data.toArray()]).toEqual([[[1, 2]], [3]]);
});

describe("setWeights refuses weights that do not fit, and changes nothing", () => {
  test.each([
    [{ "l/W": [1, 2] }, new ValueError("op: there is no value for the parameter l/b")],
    [{ "l/W": [1, 2], "l/b": [2] }, new ShapeError("op: l/b has shape [2], the parameter [1]")],
    [{ "l/W": [1, 2], "l/b": [1], "l/c": [1] }, new ValueError("op: no parameter is called l/c")],
  ])("%j", (shapes, error) => {
    const { W, target } = model();
    const weights = new Map(Object.entries(shapes).map(([name, shape]) => [name, zeros(shape)]));
    expect(() => checkWeights(target, weights, "op")).toThrow(error);
    expect(() => setWeights(target, weights, "op")).toThrow(error);
    expect(W.data.toArray()).toEqual([[1, 2]]);
  });
});
