import { testMode } from "@dz/core";
import { relu } from "@dz/functions";
import type { Layer, UnaryLayer } from "@dz/layers";
import { type NdArray, RandomState, random, zeros } from "@dz/ndarray";
import { describe, expect, test } from "vitest";
import { BasicBlock, Bottleneck, BuildingBlock } from "./resnet-blocks.ts";
import { formulaImage, formulaWeights, relativeError } from "./testing/formula-weights.ts";

const names = (layer: Layer): string[] => Array.from(layer.namedParams(), ([name]) => name);
const bn = (i: number): string[] => ["avg_mean", "avg_var", "gamma", "beta"].map((name) => `bn${i}/${name}`);
const parts = (count: number): string[] =>
  Array.from({ length: count }, (_, i) => [`conv${i + 1}/W`, ...bn(i + 1)]).flat();

/** A layer with formula weights. */
function filled<L extends UnaryLayer>(layer: L, x: NdArray): L {
  testMode(() => layer.forward(x));
  layer.loadWeights(
    formulaWeights(Object.fromEntries(Array.from(layer.namedParams(), ([name, p]) => [name, p.shape]))),
  );
  return layer;
}

// Computed by torch.nn.functional in float64, with the same weights and images.
const FIRST = [
  ...[0, 0, 0, 0, 0, 0.00516294613],
  ...[0.301000607, 1.09688386, 1.09997571, 0.602791901, 0.323506473, 0.321701854],
  ...[0, 0, 0, 0.1953928, 0.0354846067, 0],
  ...[0.814138824, 0.976702539, 0.953083621, 0.96427264, 0.382214366, 0.880906667],
];
const FB = [
  ...[0, 0, 0, 0, 0, 0.136809955],
  ...[0.780221114, 0.959431529, 0.988694894, 0.531945256, 0.767029198, 0.757400767],
  ...[0, 0, 0, 0.153722515, 0.0255092144, 0],
  ...[0.806870001, 1.00466047, 1.00100812, 0.736827593, 0.346595775, 0.768216514],
];
const BASIC = [
  ...[0.945920613, 0.522059874, 0.383190179, 1.22033383, 0.195587016, 1.38292476],
  ...[1.04220958, 0.852930393, 0.809416786, 0.184734137, 0.819877043, 0.995455312],
  ...[0.707922328, 0.276152466, 0.330486887, 1.56413201, 1.19813096, 1.15862787],
  ...[0.926201861, 0.735208507, 0.878449182, 1.03879509, 0.207108614, 0.990415881],
];

const x = formulaImage([2, 3, 5, 4]);

describe("Bottleneck", () => {
  test("names its parameters as DeZero does", () => {
    expect(names(new Bottleneck({ mid: 2, out: 4 }, true, {}))).toEqual(parts(4));
    expect(names(new Bottleneck({ mid: 2, out: 4 }, false, {}))).toEqual(parts(3));
  });

  test("agrees with PyTorch, with the stride in either convolution", () => {
    for (const [downsampleFb, expected] of [
      [false, FIRST],
      [true, FB],
    ] as const) {
      const block = filled(new Bottleneck({ mid: 2, out: 2 }, true, { stride: 2, downsampleFb }), x);
      const y = testMode(() => block.forward(x));
      expect(y.shape).toEqual([2, 2, 3, 2]);
      expect(relativeError([...y.data.toTypedArray()], expected)).toBeLessThan(2e-6);
    }
  });

  test("adds its input", () => {
    const block = filled(new Bottleneck({ mid: 2, out: 3 }, false, {}), x);
    block.bn3.gamma.data = zeros([3], { dtype: "float32" });
    block.bn3.beta.data = zeros([3], { dtype: "float32" });
    expect(testMode(() => block.forward(x)).data.toArray()).toEqual(relu(x).data.toArray());
  });
});

describe("BasicBlock", () => {
  test("names its parameters like Bottleneck", () => {
    expect(names(new BasicBlock({ mid: 2, out: 4 }, true, {}))).toEqual(parts(3));
    expect(names(new BasicBlock({ mid: 2, out: 4 }, false, {}))).toEqual(parts(2));
  });

  test("agrees with PyTorch", () => {
    const block = filled(new BasicBlock({ mid: 2, out: 2 }, true, { stride: 2 }), x);
    const y = testMode(() => block.forward(x));
    expect(y.shape).toEqual([2, 2, 3, 2]);
    expect(relativeError([...y.data.toTypedArray()], BASIC)).toBeLessThan(2e-6);
  });

  test("adds its input", () => {
    const block = filled(new BasicBlock({ mid: 2, out: 3 }, false, {}), x);
    block.bn2.gamma.data = zeros([3], { dtype: "float32" });
    block.bn2.beta.data = zeros([3], { dtype: "float32" });
    expect(testMode(() => block.forward(x)).data.toArray()).toEqual(relu(x).data.toArray());
  });
});

describe("BuildingBlock", () => {
  const made: { size: { mid: number; out: number }; projected: boolean; stride: number | undefined }[] = [];
  const blocks = new BuildingBlock(
    3,
    (size, projected, options) => {
      made.push({ size, projected, stride: options.stride });
      return new BasicBlock(size, projected, options);
    },
    { mid: 1, out: 2 },
    true,
    { stride: 2, dtype: "float64", random: new RandomState(0) },
  );

  test("makes a first block with a projection and a stride, and others without", () => {
    const size = { mid: 1, out: 2 };
    expect(made).toEqual([
      { size, projected: true, stride: 2 },
      { size, projected: false, stride: 1 },
      { size, projected: false, stride: 1 },
    ]);
  });

  test("names its blocks a, b1, b2", () => {
    expect([...new Set(names(blocks).map((name) => name.split("/")[0]))]).toEqual(["a", "b1", "b2"]);
  });

  test("applies its blocks in order", () => {
    const input = random.rand(1, 3, 6, 6);
    const { a, b1, b2 } = blocks as BuildingBlock & { b1: UnaryLayer; b2: UnaryLayer };
    const expected = testMode(() => b2.forward(b1.forward(a.forward(input))));
    expect(testMode(() => blocks.forward(input)).data.toArray()).toEqual(expected.data.toArray());
    expect([...blocks.params()].every(({ dtype }) => dtype === "float64")).toBe(true);
  });
});

test("blocks of a ResNet draw their weights from the stream of the options", () => {
  const outputs = [1, 1, 2].map((seed) =>
    testMode(() =>
      new Bottleneck({ mid: 2, out: 3 }, true, { random: new RandomState(seed) }).forward(x),
    ).data.toArray(),
  );
  expect(outputs[0]).toEqual(outputs[1]);
  expect(outputs[0]).not.toEqual(outputs[2]);
});
