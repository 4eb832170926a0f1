/** Layers without a `dtype` option: the first input decides, or a weight file before it. */
import { Parameter } from "@dz/core";
import { array, astype, type DType, type NdArray, RandomState, saveNpz, zeros } from "@dz/ndarray";
import { isPinned } from "@dz/ndarray/memory";
import { afterEach, beforeEach, describe, expect, type MockInstance, test, vi } from "vitest";
import {
  BatchNorm,
  Conv1d,
  Conv2d,
  Deconv2d,
  EmbedID,
  GRU,
  GroupNorm,
  InstanceNorm,
  LayerNorm,
  Linear,
  LSTM,
  MultiHeadAttention,
  RNN,
  type UnaryLayer,
} from "./index.ts";
import { close, dtypeFor, follow, openParameter } from "./open-dtype.ts";

let warn: MockInstance<typeof console.warn>;
beforeEach(() => {
  warn = vi.spyOn(console, "warn").mockImplementation(() => undefined);
});
afterEach(() => warn.mockRestore());

interface Options {
  readonly dtype?: "float32" | "float64";
  readonly random: RandomState;
}

/** Each layer whose size may come from the first input, with the shape of an input. */
const layers: Record<string, [make: (options: Options) => UnaryLayer, shape: number[]]> = {
  Linear: [(options) => new Linear(3, options), [2, 4]],
  Conv1d: [(options) => new Conv1d(3, 2, options), [2, 2, 4]],
  Conv2d: [(options) => new Conv2d(3, 2, options), [2, 2, 4, 4]],
  Deconv2d: [(options) => new Deconv2d(3, 2, options), [2, 2, 4, 4]],
  RNN: [(options) => new RNN(3, options), [2, 4]],
  LSTM: [(options) => new LSTM(3, options), [2, 4]],
  GRU: [(options) => new GRU(3, options), [2, 4]],
  MultiHeadAttention: [(options) => new MultiHeadAttention(4, 2, options), [2, 3, 4]],
  BatchNorm: [({ random: _, ...options }) => new BatchNorm(options), [2, 4]],
  LayerNorm: [({ random: _, ...options }) => new LayerNorm(options), [2, 4]],
  GroupNorm: [({ random: _, ...options }) => new GroupNorm(2, options), [2, 4]],
  InstanceNorm: [({ random: _, ...options }) => new InstanceNorm(options), [2, 2, 3]],
};

/** The dtypes of the parameters that have a size: the state's weights of an RNN have one from the second step on. */
const dtypes = (layer: UnaryLayer): DType[] =>
  Array.from(new Set(Array.from(layer.params(), ({ size, dtype }) => (size > 0 ? [dtype] : [])).flat()));
const input = (shape: number[], dtype: DType): NdArray => astype(new RandomState(7).normal(0, 1, shape), dtype);

describe.each(Object.entries(layers))("%s", (_, [make, shape]) => {
  test.each(["float32", "float64"] as const)("without a dtype is, at a %s input, what the option gives", (dtype) => {
    const layer = make({ random: new RandomState(3) });
    const given = make({ random: new RandomState(3), dtype });
    const x = input(shape, dtype);
    for (let i = 0; i < 2; i++) {
      const [y, expected] = [layer.forward(x), given.forward(x)];
      expect(dtypes(layer)).toEqual([dtype]);
      expect([y.dtype, y.data.toArray()]).toEqual([dtype, expected.data.toArray()]);
    }
    expect(layer.saveWeights()).toEqual(given.saveWeights());
    for (const [name, { data }] of layer.namedParams()) expect(isPinned(data), name).toBe(!name.startsWith("avg"));
    expect(warn).not.toHaveBeenCalled();
  });

  test("keeps the dtype of its first input", () => {
    const layer = make({ random: new RandomState(3) });
    layer.forward(input(shape, "float32"));
    layer.resetState();
    layer.forward(input(shape, "float64"));
    expect(dtypes(layer)).toEqual(["float32"]);
  });

  test("takes the dtype of a weight file that is loaded before the first input, unless it has one", () => {
    for (const dtype of ["float32", "float64"] as const) {
      const source = make({ random: new RandomState(3), dtype });
      const x = input(shape, dtype);
      for (let i = 0; i < 2; i++) source.forward(x);
      const bytes = source.saveWeights();
      const layer = make({ random: new RandomState(4) });
      layer.loadWeights(bytes);
      expect(dtypes(layer)).toEqual([dtype]);
      layer.forward(x);
      expect(layer.saveWeights().length).toBe(bytes.length);
      expect(dtypes(layer)).toEqual([dtype]);
      const other = dtype === "float32" ? "float64" : "float32";
      const fixed = make({ random: new RandomState(4), dtype: other });
      fixed.loadWeights(bytes);
      expect(dtypes(fixed)).toEqual([other]);
    }
  });

  test("loads a file of the other dtype after its first input as its own", () => {
    const [layer, other] = [make({ random: new RandomState(3) }), make({ random: new RandomState(3) })];
    for (let i = 0; i < 2; i++) layer.forward(input(shape, "float32"));
    for (let i = 0; i < 2; i++) other.forward(input(shape, "float64"));
    layer.loadWeights(other.saveWeights());
    expect(dtypes(layer)).toEqual(["float32"]);
  });
});

test("a given size of the input and no dtype is float32", () => {
  const sized = [
    new Linear(2, { inSize: 3 }),
    new Conv2d(2, 3, { inChannels: 1 }),
    new Deconv2d(2, 3, { inChannels: 1 }),
    new RNN(2, { inSize: 3 }),
    new LSTM(2, { inSize: 3 }),
    new GRU(2, { inSize: 3 }),
    new MultiHeadAttention(2, 1, { inSize: 3 }),
    new LayerNorm({ shape: 3 }),
    new GroupNorm(1, { channels: 3 }),
    new InstanceNorm({ channels: 3 }),
    new EmbedID(3, 2),
  ];
  for (const layer of sized) expect(dtypes(layer), layer.constructor.name).toEqual(["float32"]);
  const linear = new Linear(1, { inSize: 3 });
  linear.forward(zeros([1, 3]));
  expect(dtypes(linear)).toEqual(["float32"]);
});

test("an input without floats gives float32", () => {
  const layer = new Linear(2);
  layer.forward(zeros([1, 3], { dtype: "int32" }));
  expect(dtypes(layer)).toEqual(["float32"]);
});

test("a file without floats gives float32", () => {
  const layer = new Linear(1, { bias: false });
  layer.loadWeights(saveNpz([["W", array([[1], [2]], { dtype: "int32" })]]));
  expect(layer.W.dtype).toBe("float32");
});

test("a bias keeps its own dtype, and weights that a program has set keep theirs", () => {
  const own = new Linear(1, { biasDtype: "float32" });
  own.forward(zeros([1, 2]));
  expect([own.W.dtype, own.b?.dtype]).toEqual(["float64", "float32"]);
  const set = new Linear(1);
  set.W.data = array([[0.1], [0.2]]);
  set.forward(zeros([1, 2], { dtype: "float32" }));
  expect(set.W.data.toArray()).toEqual([[0.1], [0.2]]);
  const lstm = new LSTM(1);
  lstm.h2f.W.data = array([[0.1]]);
  lstm.forward(zeros([1, 2], { dtype: "float32" }));
  expect([lstm.h2f.W.data.toArray(), lstm.h2i.W.dtype]).toEqual([[[0.1]], "float32"]);
});

test("openParameter, dtypeFor, follow and close", () => {
  const [open, fixed] = [openParameter([2], undefined, "W"), openParameter([2], "float32", "b")];
  expect([open.dtype, fixed.dtype, open.name, fixed.name]).toEqual(["float32", "float32", "W", "b"]);
  expect([dtypeFor(open, "float64"), dtypeFor(open, "bool"), dtypeFor(fixed, "float64")]).toEqual([
    "float64",
    "float32",
    "float32",
  ]);
  follow(fixed, "float64");
  follow(null, "float64");
  expect(fixed.dtype).toBe("float32");
  follow(open, "float64");
  expect([open.dtype, close(open), isPinned(open.data)]).toEqual(["float64", false, true]);
  const later = openParameter([1], undefined, "W");
  expect([close(later), close(later), close(new Parameter(zeros([1])))]).toEqual([true, false, false]);
});
