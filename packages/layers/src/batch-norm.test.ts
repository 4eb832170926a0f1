import { Parameter, testMode, type Variable, variable } from "@dz/core";
import { expectClose, gradientCheck } from "@dz/core/testing";
import { array, type NdArray, ShapeError, ValueError, zeros } from "@dz/ndarray";
import { describe, expect, test } from "vitest";
import { BatchNorm } from "./batch-norm.ts";

const x = variable([
  [1, 10],
  [3, 30],
]);
const double = { dtype: "float64" } as const;

describe("BatchNorm", () => {
  test("normalizes with the batch statistics while training, and updates the running ones", () => {
    const layer = new BatchNorm({ ...double, decay: 0.75, eps: 0 });
    const y = layer.forward(x);
    expect(y.data.toArray()).toEqual([
      [-1, -1],
      [1, 1],
    ]);
    // The biased variance of two numbers that differ by 2 is 1, the unbiased one 2.
    expect(layer.avg_mean.data.toArray()).toEqual([0.5, 5]);
    expect(layer.avg_var.data.toArray()).toEqual([0.75 + 0.5, 0.75 + 50]);
  });

  test("normalizes with the running statistics in test mode, and leaves them unchanged", () => {
    const layer = new BatchNorm({ ...double, eps: 0 });
    layer.forward(x);
    layer.avg_mean.data = array([1, 10]);
    layer.avg_var.data = array([4, 400]);
    layer.gamma.data = array([2, 3]);
    layer.beta.data = array([5, 6]);
    const y = testMode(() => layer.forward(x));
    expectClose(
      y,
      array([
        [5, 6],
        [7, 9],
      ]),
      { rtol: 1e-15 },
    );
    expect(layer.avg_mean.data.toArray()).toEqual([1, 10]);
    expect(layer.avg_var.data.toArray()).toEqual([4, 400]);
  });

  test("first and second gradients in test mode treat the statistics as constants", () => {
    // DeZero has no gradient at all in test mode.
    const layer = new BatchNorm({ ...double, eps: 0 });
    testMode(() => layer.forward(x));
    layer.avg_mean.data = array([1, 10]);
    layer.avg_var.data = array([4, 400]);
    layer.gamma.data = array([2, 3]);
    const input = variable(x.data);
    testMode(() => layer.forward(input))
      .sum()
      .backward();
    // gamma / √variance, per element
    const slopes = [
      [1, 0.15],
      [1, 0.15],
    ];
    expectClose(input.grad ?? 0, array(slopes), { rtol: 1e-15 });
    expectClose(layer.gamma.grad ?? 0, array([1, 1]), { rtol: 1e-15 }); // Σ (x − mean) / √variance
    expect(layer.beta.grad?.data.toArray()).toEqual([2, 2]);
    expect([layer.avg_mean.grad, layer.avg_var.grad]).toEqual([null, null]);
    gradientCheck((v) => testMode(() => layer.forward(v)), [x.data], { order: 2 });
  });

  test("has default decay 0.9 and eps 2e-5", () => {
    const layer = new BatchNorm(double);
    expectClose(layer.forward(x).getItem(1, 0), Math.sqrt(1 / (1 + 2e-5)), { rtol: 1e-15 });
    expectClose(layer.avg_mean, array([0.2, 2]), { rtol: 1e-15 });
  });

  test("decay 1 never changes the running statistics, decay 0 replaces them with those of the last batch", () => {
    const statistics = (decay: number): unknown[] => {
      const layer = new BatchNorm({ ...double, decay });
      layer.forward(x);
      return [layer.avg_mean.data.toArray(), layer.avg_var.data.toArray()];
    };
    expect(statistics(1)).toEqual([
      [0, 0],
      [1, 1],
    ]);
    expect(statistics(0)).toEqual([
      [2, 20],
      [2, 200],
    ]);
  });

  test("normalizes images [batch, channels, height, width] per channel", () => {
    const layer = new BatchNorm();
    expect(layer.forward(zeros([2, 3, 4, 5])).shape).toEqual([2, 3, 4, 5]);
    expect(layer.gamma.shape).toEqual([3]);
  });

  test("only gamma and beta have gradients", () => {
    const layer = new BatchNorm();
    const w = variable([
      [1, 2],
      [3, 4],
    ]);
    layer.forward(x).mul(w).sum().backward();
    const having = Array.from(layer.namedParams()).filter(([, { grad }]) => grad !== null);
    expect(having.map(([name]) => name)).toEqual(["gamma", "beta"]);
    expect(layer.beta.grad?.data.toArray()).toEqual([4, 6]);
  });
});

describe("parameters", () => {
  const content = (layer: BatchNorm): unknown[] =>
    Array.from(layer.namedParams(), ([name, { data, dtype }]) => [name, dtype, data.toArray()]);

  test("get their shape from the first input", () => {
    const layer = new BatchNorm();
    expect(content(layer)).toEqual(["avg_mean", "avg_var", "gamma", "beta"].map((name) => [name, "float32", []]));
    testMode(() => layer.forward(zeros([4, 2])));
    expect(content(layer)).toEqual([
      ["avg_mean", "float64", [0, 0]],
      ["avg_var", "float64", [1, 1]],
      ["gamma", "float64", [1, 1]],
      ["beta", "float64", [0, 0]],
    ]);
    expect(Array.from(layer.params(), ({ name }) => name)).toEqual(["avg_mean", "avg_var", "gamma", "beta"]);
  });

  test("keep their dtype with inputs of another dtype", () => {
    for (const dtype of ["float32", "float64"] as const) {
      const layer = new BatchNorm({ dtype });
      layer.forward(x); // float64
      expect(Array.from(layer.params(), (p) => p.dtype)).toEqual(new Array(4).fill(dtype));
    }
  });

  test("are saved with the weights, running statistics included", () => {
    const layer = new BatchNorm(double);
    layer.forward(x);
    const copy = new BatchNorm(double);
    copy.loadWeights(layer.saveWeights());
    expect(content(copy)).toEqual(content(layer));
    const [y, z] = [layer, copy].map((each) => testMode(() => each.forward(x)).data.toArray());
    expect(z).toEqual(y);
    copy.forward(x); // continues from the loaded statistics
    layer.forward(x);
    expect(content(copy)).toEqual(content(layer));
  });

  test("arrays taken from the running statistics do not change at later batches", () => {
    const layer = new BatchNorm(double);
    layer.forward(x);
    const held = layer.avg_mean.data;
    const before = held.toArray();
    for (let i = 0; i < 3; i++) layer.forward(x);
    expect(held.toArray()).toEqual(before);
    expect(layer.avg_mean).toBeInstanceOf(Parameter);
  });
});

describe("errors", () => {
  test("options", () => {
    const error = (text: string): ValueError => new ValueError(`BatchNorm: ${text}`);
    expect(() => new BatchNorm({ decay: 1.5 })).toThrow(error("decay is 1.5, expected a number from 0 to 1"));
    expect(() => new BatchNorm({ decay: Number.NaN })).toThrow(error("decay is NaN, expected a number from 0 to 1"));
    expect(() => new BatchNorm({ eps: -1 })).toThrow(error("eps is -1, expected a number from 0"));
    expect(() => new BatchNorm({ eps: Infinity })).toThrow(error("eps is Infinity, expected a number from 0"));
    expect(() => new BatchNorm({ eps: "1" as unknown as number })).toThrow(
      error('eps is "1", expected a number from 0'),
    );
  });

  test("an input with the wrong number of axes does not size the parameters", () => {
    const layer = new BatchNorm();
    for (const shape of [[], [3], [1, 2, 3]]) {
      expect(() => layer.forward(zeros(shape))).toThrow(
        new ShapeError(
          `BatchNorm: expected an input [batch, channels] or [batch, channels, height, width], got shape [${shape.join(", ")}]`,
        ),
      );
    }
    expect(Array.from(layer.params(), ({ size }) => size)).toEqual([0, 0, 0, 0]);
  });

  test("inputs that are refused change nothing", () => {
    const layer = new BatchNorm();
    layer.forward(x);
    const content = (): (NdArray | Variable["grad"])[] => Array.from(layer.params(), ({ data }) => data);
    const before = content();
    expect(() => layer.forward(zeros([2, 3]))).toThrow(
      new ShapeError("batchNorm: gamma has shape [2], expected [3] for x [2, 3]"),
    );
    expect(() => layer.forward(zeros([0, 2]))).toThrow(
      new ValueError("batchNorm: an empty batch of shape [0, 2] has no mean"),
    );
    expect(content()).toEqual(before);
  });
});
