import { matmul, type Variable } from "@dz/core";
import { array, type NdArray, ones } from "@dz/ndarray";
import { describe, expect, test } from "vitest";
import type { SymbolicAxes } from "./examples.ts";
import type { Graph } from "./graph.ts";
import { Mismatch } from "./merge.ts";
import { graphMaker } from "./symbolic.ts";

const x = array([
  [1, 2, 3],
  [4, 5, 6],
]);

const graphOf = (fn: (...xs: Variable[]) => Variable, axes: SymbolicAxes, inputs: NdArray[] = [x]): Graph =>
  graphMaker(fn, inputs, [])(axes) as Graph;

describe("graphMaker", () => {
  test("has the named sizes as symbols", () => {
    const { inputs, outputs } = graphOf((a) => matmul(a, a.T).reshape(a.length ** 2), [{ 1: "width" }]);
    expect(inputs[0]?.shape.join()).toBe("2,width");
    expect(outputs[0]?.shape.join()).toBe("4");
    const flat = graphOf((a) => a.reshape(a.size), [{ 0: "batch", 1: "width" }]);
    expect(flat.outputs[0]?.shape.join()).toBe("batch·width");
  });

  test("keeps all sizes without symbols", () => {
    expect(graphOf((a) => a.T, []).outputs[0]?.shape).toEqual([3, 2]);
  });

  test("one symbol for axes of several inputs", () => {
    const axes = [{ 0: "batch" }, { 0: "batch" }];
    expect(graphOf((a, b) => a.add(b), axes, [x, x]).outputs[0]?.shape.join()).toBe("batch,3");
  });

  test("sees a reshape also where it changes nothing for the size of the example", () => {
    const { steps } = graphOf((a) => a.reshape(4, a.length), [{ 0: "batch" }], [ones([4, 4])]);
    expect(steps.map(({ name }) => name)).toEqual(["Reshape"]);
  });

  test("says why sizes cannot be symbolic", () => {
    const result = graphOf((a) => a.add(array([[1], [2]])), [{ 0: "batch" }]) as unknown;
    expect(result).toBeInstanceOf(Mismatch);
  });

  test.each<[string, string, SymbolicAxes]>([
    ["an axis that is not there", "exportOnnx: axes: input 0 has no axis 2", [{ 2: "batch" }]],
    ["an input that is not there", "exportOnnx: axes: input 1 has no axis 0", [{}, { 0: "batch" }]],
    ["two sizes of a symbol", "exportOnnx: axes: n is 2 in one example input and 3 in another", [{ 0: "n", 1: "n" }]],
  ])("refuses %s", (_, message, axes) => {
    expect(() => graphOf((a) => a, axes)).toThrow(message);
  });

  test("refuses too many symbols", () => {
    const four = ones([1, 1, 1, 1]);
    const axes = [{ 0: "a", 1: "b", 2: "c", 3: "d" }];
    expect(() => graphOf((a) => a, axes, [four])).toThrow("exportOnnx: axes: at most 3 symbols");
  });
});
