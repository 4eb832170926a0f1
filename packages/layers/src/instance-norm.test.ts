import { testMode, variable } from "@dz/core";
import { instanceNorm } from "@dz/functions";
import { array, RandomState, ShapeError, ValueError, zeros } from "@dz/ndarray";
import { describe, expect, test } from "vitest";
import { InstanceNorm } from "./instance-norm.ts";

const x = new RandomState(0).normal(0, 1, [2, 3, 4, 5]);

describe("InstanceNorm", () => {
  test("is the function instanceNorm with its parameters, in training and in test mode", () => {
    const layer = new InstanceNorm({ dtype: "float64", eps: 0.25 });
    layer.forward(x);
    layer.gamma.data = array([1, 2, 3]);
    layer.beta.data = array([5, 6, 7]);
    const expected = instanceNorm(x, layer.gamma, layer.beta, { eps: 0.25 }).data.toArray();
    expect(layer.forward(x).data.toArray()).toEqual(expected);
    expect(testMode(() => layer.forward(x)).data.toArray()).toEqual(expected);
  });

  test("takes its channels from the options or from the first input", () => {
    const late = new InstanceNorm();
    expect(late.gamma.shape).toEqual([0]);
    late.forward(x);
    for (const layer of [late, new InstanceNorm({ channels: 3 })]) {
      expect(Array.from(layer.namedParams(), ([name, { shape }]) => [name, shape])).toEqual([
        ["gamma", [3]],
        ["beta", [3]],
      ]);
    }
  });

  test("both parameters and the input have gradients", () => {
    const layer = new InstanceNorm();
    const input = variable(x);
    layer.forward(input).pow(2).sum().backward();
    expect(Array.from(layer.params(), ({ grad }) => grad?.shape)).toEqual([[3], [3]]);
    expect(input.grad?.shape).toEqual([2, 3, 4, 5]);
  });

  test("options and inputs that are refused do not size the parameters", () => {
    const layer = new InstanceNorm();
    expect(() => layer.forward(zeros([2, 3]))).toThrow(
      new ShapeError("InstanceNorm: expected an input [batch, channels, ...] with more axes, got shape [2, 3]"),
    );
    expect(() => layer.forward(zeros([2, 0, 3]))).toThrow(
      new ValueError("InstanceNorm channels: a size is a whole number from 1, got 0"),
    );
    expect(layer.gamma.size).toBe(0);
    layer.forward(x);
    expect(() => layer.forward(zeros([2, 4, 3]))).toThrow(
      new ShapeError("instanceNorm: gamma has shape [3], expected [4] for x [2, 4, 3]"),
    );
    expect(() => new InstanceNorm({ channels: 0 })).toThrow(
      new ValueError("InstanceNorm: channels is 0, expected a whole number from 1"),
    );
  });
});
