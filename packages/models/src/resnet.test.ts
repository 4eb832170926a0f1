/// <reference types="node" />
import { readFileSync } from "node:fs";
import { noGrad, testMode, usingConfig } from "@dz/core";
import { array, type Shape, ShapeError, ValueError, zeros } from "@dz/ndarray";
import { describe, expect, test } from "vitest";
import { ResNet, ResNet18, ResNet34, ResNet50, ResNet101, ResNet152, type ResNetDepth } from "./resnet.ts";
import { formulaImage, formulaWeights, relativeError } from "./testing/formula-weights.ts";

type Shapes = Readonly<Record<string, Shape>>;
type Total = { count: number; size: number };

const file = new URL("testing/dezero-weights.json", import.meta.url);
const dezero = JSON.parse(readFileSync(file, "utf8")) as { ResNet50: Shapes; totals: Record<string, Total> };

/** The outputs 0, 77, 154 … of DeZero's ResNet50 in float64, with the same weights and image. */
const RESNET50 = [
  ...[-11.1254304, 2.64582951, 5.00383211, -6.92380592, -3.43717976, 6.98355771, -9.62975963],
  ...[-3.00236092, 9.16547558, -8.28496331, -7.75479322, 12.8619061, -10.2810352],
];
/** Computed by torch.nn.functional in float64, with ceil_mode in the first pooling. */
const RESNET18 = [
  ...[-1.26847609, -1.71213405, 0.223181098, 3.23771102, -0.352334283],
  ...[-0.230052129, -1.69853602, -2.40972875, -0.443000345, 2.8709047],
];

/** Long enough for the plain kernels, too. */

/** The shapes of a ResNet with more blocks per stage than ResNet50: all blocks except the first are alike. */
function deeper(blocks: readonly number[]): Shapes {
  const found = Object.entries(dezero.ResNet50).filter(([name]) => !/^res\d\/b[^1]/.test(name));
  for (const [name, shape] of [...found]) {
    const [stage, block, ...rest] = name.split("/") as [string, string, ...string[]];
    if (block !== "b1") continue;
    const count = blocks[Number(stage.slice(3)) - 2] as number;
    for (let i = 2; i < count; i++) found.push([[stage, `b${i}`, ...rest].join("/"), shape]);
  }
  return Object.fromEntries(found);
}

const sizeOf = (shapes: Shapes): number =>
  Object.values(shapes).reduce((sum, shape) => sum + shape.reduce((a, b) => a * b), 0);

const names = (model: ResNet): string[] => Array.from(model.namedParams(), ([name]) => name).sort();

describe("parameters", () => {
  test.each([
    ["ResNet50", ResNet50, [3, 4, 6, 3]],
    ["ResNet101", ResNet101, [3, 4, 23, 3]],
    ["ResNet152", ResNet152, [3, 8, 36, 3]],
  ] as const)("of %s have DeZero's names", (name, Kind, blocks) => {
    const shapes = deeper(blocks);
    expect({ count: Object.keys(shapes).length, size: sizeOf(shapes) }).toEqual(dezero.totals[name]);
    expect(names(new Kind())).toEqual(Object.keys(shapes).sort());
  });

  test("of ResNet18 and 34 are named by the same rule", () => {
    const [small, large] = [names(new ResNet18()), names(new ResNet34())];
    expect([small.length, large.length]).toEqual([103, 183]);
    const inBlock = (model: string[], block: string): string[] =>
      model
        .filter((name) => name.startsWith(`${block}/`) && /W$|gamma$/.test(name))
        .map((name) => name.split("/")[2] as string);
    expect(inBlock(small, "res2/a")).toEqual(["bn1", "bn2", "conv1", "conv2"]);
    expect(inBlock(large, "res5/a")).toEqual(["bn1", "bn2", "bn3", "conv1", "conv2", "conv3"]);
    expect(inBlock(large, "res4/b5")).toEqual(["bn1", "bn2", "conv1", "conv2"]);
    expect(inBlock(large, "res4/b6")).toEqual([]);
  });
});

describe("ResNet50", () => {
  const model = new ResNet50({ coverAll: false });
  model.loadWeights(formulaWeights(dezero.ResNet50));

  test("loads a file with DeZero's names and shapes", () => {
    expect(Object.fromEntries(Array.from(model.namedParams(), ([name, { shape }]) => [name, shape]))).toEqual(
      dezero.ResNet50,
    );
  });

  test("has DeZero's outputs without coverAll", () => {
    const y = testMode(() => noGrad(() => model.forward(formulaImage([1, 3, 32, 32]))));
    expect(y.shape).toEqual([1, 1000]);
    const some = [...y.data.toTypedArray()].filter((_, i) => i % 77 === 0);
    expect(relativeError(some, RESNET50)).toBeLessThan(2e-5);
  });

  test("refuses a file with another shape", () => {
    const { "res3/a/conv4/W": shape, ...rest } = dezero.ResNet50;
    const other = Object.fromEntries([...Object.entries(rest).map(([name]) => [name, [1]]), ["res3/a/conv4/W", shape]]);
    expect(() => model.loadWeights(formulaWeights(other as Shapes))).toThrow(
      new ShapeError("loadWeights: conv1/W has shape [1] in the file, [64, 3, 7, 7] in the model"),
    );
  });
});

describe("ResNet18", () => {
  const model = new ResNet18({ classes: 10 });
  const x = formulaImage([1, 3, 48, 40]);
  testMode(() => noGrad(() => model.forward(x)));
  const shapes = Object.fromEntries(Array.from(model.namedParams(), ([name, { shape }]) => [name, shape]));
  model.loadWeights(formulaWeights(shapes));

  test("agrees with PyTorch", () => {
    const y = testMode(() => noGrad(() => model.forward(x)));
    expect(y.shape).toEqual([1, 10]);
    expect(relativeError([...y.data.toTypedArray()], RESNET18)).toBeLessThan(2e-5);
  });

  test("has 11,689,512 weights, as PyTorch's, apart from the bias of conv1 and the running statistics", () => {
    const weights = Object.entries({ ...shapes, "fc6/W": [512, 1000], "fc6/b": [1000] }).filter(
      ([name]) => name !== "conv1/b" && !name.includes("/avg_"),
    );
    expect(sizeOf(Object.fromEntries(weights))).toBe(11_689_512);
  });

  test("learns: every parameter except the running statistics has a gradient, and these are updated", () => {
    const mean = model.res5.a as unknown as { bn1: { avg_mean: { data: { toArray(): unknown } } } };
    const before = mean.bn1.avg_mean.data.toArray();
    usingConfig("train", true, () =>
      model
        .forward(formulaImage([2, 3, 32, 32]))
        .pow(2)
        .sum()
        .backward(),
    );
    for (const [name, { grad }] of model.namedParams()) {
      expect(grad === null, name).toBe(name.includes("/avg_"));
      if (grad !== null) expect(grad.data.toTypedArray().every(Number.isFinite), name).toBe(true);
    }
    expect(mean.bn1.avg_mean.data.toArray()).not.toEqual(before);
    model.cleargrads();
  });
});

test("ResNet passes its options to all layers", () => {
  const model = new ResNet18({ dtype: "float64", classes: 3 });
  expect([...model.params()].every(({ dtype }) => dtype === "float64")).toBe(true);
  expect(model.fc6.b?.shape).toEqual([3]);
});

test("ResNet.preprocess subtracts the means of Chainer's ResNet", () => {
  const x = ResNet.preprocess(array([[[255, 128, 0]], [[1, 2, 3]]], { dtype: "int32" }));
  expect([x.dtype, x.shape]).toEqual(["float32", [3, 2, 1]]);
  expect([...x.toTypedArray()]).toEqual([
    ...[-103.06300354003906, -100.06300354003906, 12.097000122070312, -113.90299987792969],
    ...[131.84799194335938, -122.1520004272461],
  ]);
  expect(() => ResNet152.preprocess(zeros([2]))).toThrow(
    new ShapeError("ResNet.preprocess: expected an image [height, width, 3], got shape [2]"),
  );
});

test("ResNet refuses other depths, unknown options and images that are too small", () => {
  for (const [depth, got] of [
    [20, "20"],
    ["50", 'the string "50"'],
  ] as const) {
    expect(() => new ResNet(depth as ResNetDepth)).toThrow(
      new ValueError(`ResNet: a depth is 18, 34, 50, 101 or 152, got ${got}`),
    );
  }
  expect(() => new ResNet18().forward(zeros([3, 64, 64]))).toThrow(
    new ShapeError("Conv2d: expected an input [batch, channels, height, width], got shape [3, 64, 64]"),
  );
});
