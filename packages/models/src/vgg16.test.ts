/// <reference types="node" />
import { readFileSync } from "node:fs";
import { noGrad, testMode } from "@dz/core";
import { array, RandomState, type Shape, ShapeError, ValueError, zeros } from "@dz/ndarray";
import { describe, expect, test } from "vitest";
import { formulaImage, formulaWeights, relativeError } from "./testing/formula-weights.ts";
import { VGG16 } from "./vgg16.ts";

const file = new URL("testing/dezero-weights.json", import.meta.url);
const shapes = (JSON.parse(readFileSync(file, "utf8")) as { VGG16: Record<string, Shape> }).VGG16;

/** Computed by DeZero in float64, with the same weights and images. */
const OUTPUTS = [
  ...[0.00685782767, -0.0216405807, 0.00621557649, -0.0148001022, -0.0594544301],
  ...[0.0171541634, 0.0383194685, 0.0107451615, -0.00147447262, 0.0146212222],
];

/** Full sizes of layers and those in the test, in the order of use. */
const widths = new Map([
  [25088, 512],
  [4096, 64],
  [1000, 10],
]);
const small = Object.fromEntries(
  Object.entries(shapes).map(([name, shape]) => [
    name,
    name.startsWith("fc") ? shape.map((n) => widths.get(n) ?? n) : shape,
  ]),
);
/** Long enough for the plain kernels, too. */

const model = new VGG16({ classes: 10, hiddenSize: 64 });
model.loadWeights(formulaWeights(small));

describe("VGG16", () => {
  test("has DeZero's parameters", () => {
    const full = new VGG16();
    const params = [...full.namedParams()].map(([name, { shape }]) => [name, shape] as const);
    expect(params.map(([name]) => name).sort()).toEqual(Object.keys(shapes).sort());
    for (const [name, shape] of params) {
      // Before the first input, the input sizes are 0.
      const unsized = (shapes[name] as Shape).map((n, axis) => (shape[axis] === 0 ? 0 : n));
      expect(shape, name).toEqual(unsized);
      if (!shape.includes(0)) expect(name.endsWith("/b")).toBe(true);
    }
    expect(Array.from(model.namedParams(), ([name, { shape }]) => [name, shape]).sort()).toEqual(
      Object.entries(small).sort(),
    );
  });

  test("has DeZero's outputs", () => {
    const y = testMode(() => noGrad(() => model.forward(formulaImage([1, 3, 32, 32]))));
    expect(y.shape).toEqual([1, 10]);
    expect(relativeError([...y.data.toTypedArray()], OUTPUTS)).toBeLessThan(2e-5);
  });

  test("passes options to its layers", () => {
    const other = new VGG16({ hiddenSize: 3, classes: 2, dtype: "float64", biasDtype: "float32" });
    for (const [name, { dtype }] of other.namedParams())
      expect(dtype, name).toBe(name.endsWith("b") ? "float32" : "float64");
  });

  test("drops hidden units only in training, with the random stream of its options", () => {
    const x = formulaImage([1, 3, 32, 32]);
    const outputs = (seed: number, train: boolean): unknown => {
      const random = new RandomState(seed);
      const dropping = new VGG16({ classes: 10, hiddenSize: 64, random });
      for (const [i, p] of [...dropping.params()].entries()) p.data = ([...model.params()][i] as typeof p).data;
      return noGrad(() => (train ? dropping.forward(x) : testMode(() => dropping.forward(x)))).data.toArray();
    };
    const [inTest, inTraining] = [outputs(0, false), outputs(0, true)];
    expect(inTraining).not.toEqual(inTest);
    expect(outputs(0, true)).toEqual(inTraining);
    expect(outputs(1, true)).not.toEqual(inTraining);
  });

  test("errors", () => {
    expect(() => new VGG16({ classes: 0 })).toThrow(
      new ValueError("VGG16: classes is 0, expected a whole number from 1"),
    );
    expect(() => model.forward(zeros([3, 32, 32]))).toThrow(
      new ShapeError("Conv2d: expected an input [batch, channels, height, width], got shape [3, 32, 32]"),
    );
    expect(() => noGrad(() => model.forward(zeros([1, 3, 64, 32], { dtype: "float32" })))).toThrow(
      new ShapeError("VGG16: images of [64, 32] give 1024 features, but fc6 is for 512"),
    );
    expect(() => noGrad(() => model.forward(zeros([1, 3, 31, 64], { dtype: "float32" })))).toThrow(
      new ShapeError("VGG16: images of [31, 64] are too small, the least is [32, 32]"),
    );
  });
});

describe("VGG16.preprocess", () => {
  test("equals DeZero's, without its resizing", () => {
    const image = array([[[255, 128, 0]], [[1, 2, 3]]], { dtype: "int32" });
    const x = VGG16.preprocess(image);
    expect([x.dtype, x.shape]).toEqual(["float32", [3, 2, 1]]);
    expect([...x.toTypedArray()]).toEqual([
      ...[-103.93900299072266, -100.93900299072266, 11.221000671386719, -114.77899932861328],
      ...[131.32000732421875, -122.68000030517578],
    ]);
  });

  test("names itself in errors", () => {
    expect(() => VGG16.preprocess(zeros([2]))).toThrow(
      new ShapeError("VGG16.preprocess: expected an image [height, width, 3], got shape [2]"),
    );
  });
});
