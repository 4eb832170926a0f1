import { noGrad, testMode } from "@dz/core";
import { concat, relu } from "@dz/functions";
import { RandomState, ShapeError, ValueError, zeros } from "@dz/ndarray";
import { describe, expect, test } from "vitest";
import { Fire, SqueezeNet } from "./squeezenet.ts";
import { formulaImage, formulaWeights, relativeError } from "./testing/formula-weights.ts";

/** Computed by torch.nn.functional in float64, with the same weights and images. */
const OUTPUTS = [
  ...[0.0177623187, 0, 0.0226032418, 0.0987505896, 0, 0.0924080061, 0.104114606, 0, 0.0045799714, 0.012662572],
  ...[0.0227737221, 0, 0.0261636652, 0.0937169671, 0, 0.0914005027, 0.106487222, 0, 0.00472421631, 0.00934765117],
];

const x = formulaImage([2, 3, 64, 80]);
const model = new SqueezeNet({ classes: 10 });
testMode(() => noGrad(() => model.forward(x)));
const shapes = Object.fromEntries(Array.from(model.namedParams(), ([name, { shape }]) => [name, shape]));
model.loadWeights(formulaWeights(shapes));

describe("SqueezeNet", () => {
  test("agrees with PyTorch", () => {
    const y = testMode(() => noGrad(() => model.forward(x)));
    expect(y.shape).toEqual([2, 10]);
    expect(relativeError([...y.data.toTypedArray()], OUTPUTS)).toBeLessThan(2e-5);
  });

  test("has the number of parameters of version 1.1 in PyTorch", () => {
    const all = Object.entries({ ...shapes, "conv10/W": [1000, 512, 1, 1], "conv10/b": [1000] });
    expect(all.reduce((sum, [, shape]) => sum + shape.reduce((a, b) => a * b), 0)).toBe(1_235_496);
  });

  test("names its parameters as in the paper", () => {
    const fire = ["squeeze/W", "squeeze/b", "expand1x1/W", "expand1x1/b", "expand3x3/W", "expand3x3/b"];
    expect(Object.keys(shapes)).toEqual([
      ...["conv1/W", "conv1/b"],
      ...[2, 3, 4, 5, 6, 7, 8, 9].flatMap((i) => fire.map((name) => `fire${i}/${name}`)),
      ...["conv10/W", "conv10/b"],
    ]);
  });

  test("learns: every parameter has a gradient", () => {
    model.forward(x).pow(2).sum().backward();
    for (const [name, { grad }] of model.namedParams()) {
      const values = grad?.data.toTypedArray() ?? [Number.NaN];
      expect(values.every(Number.isFinite) && values.some((g) => g !== 0), name).toBe(true);
    }
    model.cleargrads();
  });

  test("drops channels only in training, with the random stream of its options", () => {
    const outputs = (train: boolean): unknown => {
      const dropping = new SqueezeNet({ classes: 3, random: new RandomState(5) });
      const small = formulaImage([1, 3, 33, 33]);
      return noGrad(() => (train ? dropping.forward(small) : testMode(() => dropping.forward(small)))).data.toArray();
    };
    expect(outputs(true)).toEqual(outputs(true));
    expect(outputs(false)).toEqual(outputs(false));
    expect(outputs(true)).not.toEqual(outputs(false));
  });

  test("accepts small images and options", () => {
    const other = new SqueezeNet({ classes: 3, dtype: "float64", biasDtype: "float32" });
    expect(noGrad(() => other.forward(zeros([1, 1, 3, 4]))).shape).toEqual([1, 3]);
    for (const [name, { dtype }] of other.namedParams()) {
      expect(dtype, name).toBe(name.endsWith("b") ? "float32" : "float64");
    }
  });

  test("errors", () => {
    expect(() => new SqueezeNet({ classes: 1.5 })).toThrow(
      new ValueError("SqueezeNet: classes is 1.5, expected a whole number from 1"),
    );
    expect(() => model.forward(zeros([3, 64, 64]))).toThrow(
      new ShapeError("Conv2d: expected an input [batch, channels, height, width], got shape [3, 64, 64]"),
    );
    expect(() => model.forward(zeros([1, 3, 2, 64], { dtype: "float32" }))).toThrow(
      new ShapeError("conv2d: a kernel of [3, 3] does not fit into images [1, 3, 2, 64] with pad [0, 0]"),
    );
  });
});

test("Fire concatenates the channels of both kernels", () => {
  const fire = new Fire(2, 3);
  const y = fire.forward(x);
  expect(y.shape).toEqual([2, 6, 64, 80]);
  const squeezed = relu(fire.squeeze.forward(x));
  const [one, three] = [relu(fire.expand1x1.forward(squeezed)), relu(fire.expand3x3.forward(squeezed))];
  expect(y.data.toArray()).toEqual(concat([one, three], { axis: 1 }).data.toArray());
  expect(() => fire.forward(zeros([2, 2]))).toThrow(
    new ShapeError("Conv2d: expected an input [batch, channels, height, width], got shape [2, 2]"),
  );
});
