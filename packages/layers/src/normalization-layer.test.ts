import { asVariable, type Variable, type VariableLike } from "@dz/core";
import { DTypeError, readOptions, ValueError, zeros } from "@dz/ndarray";
import { isPinned } from "@dz/ndarray/memory";
import { expect, test } from "vitest";
import { NormalizationLayer, type NormalizationOptions, normalizationOptions } from "./normalization-layer.ts";

class Scaled extends NormalizationLayer {
  constructor(options?: NormalizationOptions) {
    super(readOptions("Scaled", normalizationOptions, options));
  }

  override forward(x: VariableLike): Variable {
    const input = asVariable(x);
    this.ensureShape(input.shape, input.dtype);
    return input.mul(this.gamma).add(this.beta).add(this.eps);
  }
}

test("parameters of a normalization become ones and zeros when their shape is known, and keep their memory", () => {
  for (const dtype of ["float32", "float64"] as const) {
    const layer = new Scaled({ dtype });
    expect(Array.from(layer.namedParams(), ([name, p]) => [name, p.shape, p.dtype])).toEqual([
      ["gamma", [0], dtype],
      ["beta", [0], dtype],
    ]);
    layer.forward(zeros([2, 3]));
    const { gamma, beta } = layer;
    expect([gamma.dtype, beta.dtype, gamma.data.toArray(), beta.data.toArray()]).toEqual([
      dtype,
      dtype,
      [
        [1, 1, 1],
        [1, 1, 1],
      ],
      [
        [0, 0, 0],
        [0, 0, 0],
      ],
    ]);
    expect([gamma, beta].map(({ data }) => isPinned(data))).toEqual([true, true]);
    expect([gamma.name, beta.name]).toEqual(["gamma", "beta"]);
    const { data } = gamma;
    layer.forward(zeros([2, 3]));
    expect(gamma.data).toBe(data);
  }
});

test("eps of a normalization is 1e-5 by default", () => {
  expect(new Scaled().forward(zeros([1])).item()).toBe(1e-5);
  expect(new Scaled({ eps: 0.5 }).forward(zeros([1])).item()).toBe(0.5);
});

test("a normalization refuses an eps below 0 and a dtype that is not a float dtype", () => {
  for (const eps of [-1, NaN, Infinity]) {
    expect(() => new Scaled({ eps })).toThrow(new ValueError(`Scaled: eps is ${eps}, expected a number from 0`));
  }
  expect(() => new Scaled({ eps: "1" as unknown as number })).toThrow(
    new ValueError('Scaled: eps is "1", expected a number from 0'),
  );
  expect(() => new Scaled({ dtype: "int32" as "float32" })).toThrow(
    new DTypeError("Scaled: dtype is int32, expected float64 or float32"),
  );
});
