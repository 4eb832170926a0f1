import { testMode, variable } from "@dz/core";
import { groupNorm } from "@dz/functions";
import { array, RandomState, ShapeError, ValueError, zeros } from "@dz/ndarray";
import { describe, expect, test } from "vitest";
import { GroupNorm } from "./group-norm.ts";

const x = new RandomState(0).normal(0, 1, [2, 4, 3]);

describe("GroupNorm", () => {
  test("is the function groupNorm with its parameters, in training and in test mode", () => {
    const layer = new GroupNorm(2, { dtype: "float64", eps: 0.25 });
    layer.forward(x);
    layer.gamma.data = array([1, 2, 3, 4]);
    layer.beta.data = array([5, 6, 7, 8]);
    const expected = groupNorm(x, 2, layer.gamma, layer.beta, { eps: 0.25 }).data.toArray();
    expect(layer.forward(x).data.toArray()).toEqual(expected);
    expect(testMode(() => layer.forward(x)).data.toArray()).toEqual(expected);
  });

  test("takes its channels from the options or from the first input", () => {
    const late = new GroupNorm(2);
    expect(late.gamma.shape).toEqual([0]);
    late.forward(x);
    for (const layer of [late, new GroupNorm(2, { channels: 4 })]) {
      expect(Array.from(layer.namedParams(), ([name, { shape }]) => [name, shape])).toEqual([
        ["gamma", [4]],
        ["beta", [4]],
      ]);
    }
  });

  test("both parameters and the input have gradients", () => {
    const layer = new GroupNorm(2);
    const input = variable(x);
    layer.forward(input).pow(2).sum().backward();
    expect(Array.from(layer.params(), ({ grad }) => grad?.shape)).toEqual([[4], [4]]);
    expect(input.grad?.shape).toEqual([2, 4, 3]);
  });

  test("options and inputs that are refused do not size the parameters", () => {
    const layer = new GroupNorm(3);
    const error = new ValueError("GroupNorm: 4 channels do not make 3 groups");
    expect(() => layer.forward(x)).toThrow(error);
    expect(() => new GroupNorm(3, { channels: 4 })).toThrow(error);
    expect(() => layer.forward(zeros([2, 0]))).toThrow(new ValueError("GroupNorm: 0 channels do not make 3 groups"));
    expect(() => layer.forward(zeros([3]))).toThrow(
      new ShapeError("GroupNorm: expected an input [batch, channels, ...], got shape [3]"),
    );
    expect(layer.gamma.size).toBe(0);
    layer.forward(zeros([2, 6]));
    expect(() => layer.forward(zeros([2, 3]))).toThrow(
      new ShapeError("groupNorm: gamma has shape [6], expected [3] for x [2, 3]"),
    );
    expect(() => new GroupNorm(0)).toThrow(new ValueError("GroupNorm groups: a size is a whole number from 1, got 0"));
    expect(() => new GroupNorm(1, { channels: 0.5 })).toThrow(
      new ValueError("GroupNorm: channels is 0.5, expected a whole number from 1"),
    );
  });
});
