import { Parameter, testMode, variable } from "@dz/core";
import { layerNorm } from "@dz/functions";
import { array, RandomState, ShapeError, ValueError, zeros } from "@dz/ndarray";
import { describe, expect, test } from "vitest";
import { LayerNorm } from "./layer-norm.ts";

const x = new RandomState(0).normal(0, 1, [2, 3, 4]);

describe("LayerNorm", () => {
  test("is the function layerNorm with its parameters, in training and in test mode", () => {
    const layer = new LayerNorm({ dtype: "float64", eps: 0.25 });
    layer.forward(x);
    layer.gamma.data = array([1, 2, 3, 4]);
    layer.beta.data = array([5, 6, 7, 8]);
    const expected = layerNorm(x, layer.gamma, layer.beta, { eps: 0.25 }).data.toArray();
    expect(layer.forward(x).data.toArray()).toEqual(expected);
    expect(testMode(() => layer.forward(x)).data.toArray()).toEqual(expected);
  });

  test("takes its size from the options or from the first input", () => {
    const late = new LayerNorm();
    late.forward(x);
    for (const layer of [late, new LayerNorm({ shape: 4 }), new LayerNorm({ shape: [4] })]) {
      expect(Array.from(layer.namedParams(), ([name, { shape }]) => [name, shape])).toEqual([
        ["gamma", [4]],
        ["beta", [4]],
      ]);
    }
  });

  test("normalizes over several axes", () => {
    const layer = new LayerNorm({ shape: [3, 4], dtype: "float64", eps: 0 });
    const y = layer.forward(x);
    expect(layer.gamma.shape).toEqual([3, 4]);
    for (const row of [0, 1]) {
      const values = y.getItem(row);
      expect(values.sum().item()).toBeCloseTo(0, 12);
      expect(values.pow(2).sum().item()).toBeCloseTo(12, 12);
    }
  });

  test("both parameters and the input have gradients", () => {
    const layer = new LayerNorm();
    const input = variable(x);
    layer.forward(input).pow(2).sum().backward();
    expect(Array.from(layer.params(), ({ grad }) => grad?.shape)).toEqual([[4], [4]]);
    expect(input.grad?.shape).toEqual([2, 3, 4]);
  });

  test("loads weights before the first input", () => {
    const layer = new LayerNorm({ shape: 4 });
    layer.gamma.data = array([1, 2, 3, 4], { dtype: "float32" });
    const copy = new LayerNorm();
    copy.loadWeights(layer.saveWeights());
    expect(copy.forward(x).data.toArray()).toEqual(layer.forward(x).data.toArray());
    expect(copy.gamma).toBeInstanceOf(Parameter);
  });

  test("options and inputs that are refused do not size the parameters", () => {
    const layer = new LayerNorm();
    expect(() => layer.forward(1)).toThrow(new ShapeError("LayerNorm: expected an input [..., size], got shape []"));
    expect(() => layer.forward(zeros([2, 0]))).toThrow(
      new ValueError("LayerNorm shape: a size is a whole number from 1, got 0"),
    );
    expect(layer.gamma.size).toBe(0);
    layer.forward(x);
    expect(() => layer.forward(zeros([2, 3]))).toThrow(
      new ShapeError("layerNorm: gamma and beta have shapes [4] and [4], expected the last axes of x [2, 3]"),
    );
    expect(() => new LayerNorm({ shape: [3, 0] })).toThrow(
      new ValueError("LayerNorm shape: a size is a whole number from 1, got 0"),
    );
    expect(() => new LayerNorm({ shape: [] })).toThrow(
      new ShapeError("LayerNorm shape: [] has no axis to take the mean over"),
    );
    expect(() => new LayerNorm({ shape: "4" as unknown as number })).toThrow(
      new ValueError('LayerNorm shape: expected a length or a list of them, got the string "4"'),
    );
    expect(() => new LayerNorm({ eps: -1 })).toThrow(new ValueError("LayerNorm: eps is -1, expected a number from 0"));
  });
});
