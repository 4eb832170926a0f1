import { asVariable, type Variable, variable } from "@dz/core";
import { astype, type Pair, RandomState, random, ShapeError, ValueError, zeros } from "@dz/ndarray";
import { isPinned } from "@dz/ndarray/memory";
import { describe, expect, test } from "vitest";
import { Conv2d } from "./conv2d.ts";
import type { ConvolutionOptions } from "./convolution-layer.ts";
import { Deconv2d } from "./deconv2d.ts";

const x = variable(zeros([1, 2, 4, 4])).add(1);

describe.each([
  ["Conv2d", Conv2d, (c: number, oc: number) => [oc, c]],
  ["Deconv2d", Deconv2d, (c: number, oc: number) => [c, oc]],
] as const)("weights of %s", (name, Layer, order) => {
  test("are drawn at the first input unless its channels are given", () => {
    const random = new RandomState(0);
    const lazy = new Layer(3, [3, 2], { random });
    expect([lazy.W.shape, lazy.b?.shape]).toEqual([[...order(0, 3), 3, 2], [3]]);
    expect(random.getState()).toEqual(new RandomState(0).getState()); // nothing was drawn
    lazy.forward(x);
    expect(lazy.W.shape).toEqual([...order(2, 3), 3, 2]);
    const { data } = lazy.W;
    lazy.forward(x);
    expect(lazy.W.data).toBe(data);
    expect(new Layer(3, 3, { inChannels: 5 }).W.shape).toEqual([...order(5, 3), 3, 3]);
  });

  test("are normal numbers times √(1 / (channels · kernel)), drawn in the constructor or at the first input", () => {
    const options = { dtype: "float64" } as const;
    const late = new Layer(3, [3, 2], { ...options, random: new RandomState(5) });
    late.forward(astype(x.data, "float32"));
    const early = new Layer(3, [3, 2], { ...options, random: new RandomState(5), inChannels: 2 });
    expect(late.W.data.toArray()).toEqual(early.W.data.toArray());
    const drawn = new RandomState(5).normal(0, 1, [36]).toTypedArray();
    const scale = Math.sqrt(1 / 12);
    for (const [i, w] of early.W.data.toTypedArray().entries()) {
      expect(w).toBeCloseTo(Math.fround(drawn[i] as number) * scale, 15);
    }
  });

  test("have the dtypes of the options, or that of the first input", () => {
    const types = (options: ConvolutionOptions): unknown[] => {
      const layer = new Layer(1, 2, options);
      return [layer.forward(x).dtype, layer.W.dtype, layer.b?.dtype];
    };
    expect(types({})).toEqual(["float64", "float64", "float64"]); // x is float64
    expect(types({ dtype: "float64" })).toEqual(["float64", "float64", "float64"]);
    expect(["float32", "float64"].map((dtype) => new Layer(1, 2, { dtype } as ConvolutionOptions).W.dtype)).toEqual([
      "float32",
      "float64",
    ]); // before the first input, too
    expect(types({ dtype: "float64", biasDtype: "float32" })).toEqual(["float64", "float64", "float32"]);
    expect(new Layer(1, 2).forward(zeros([1, 1, 2, 2], { dtype: "float32" })).dtype).toBe("float32");
  });

  test("are pinned and named; the bias is optional", () => {
    const layer = new Layer(3, 2);
    layer.forward(x);
    expect([layer.W, layer.b].map((p) => isPinned((p as Variable).data))).toEqual([true, true]);
    expect(Array.from(layer.namedParams(), ([key]) => key)).toEqual(["W", "b"]);
    expect([layer.W.name, layer.b?.name]).toEqual(["W", "b"]);
    const without = new Layer(3, 2, { bias: false });
    expect([without.b, Array.from(without.namedParams(), ([key]) => key)]).toEqual([null, ["W"]]);
  });

  test("are saved, and loaded even before the first input", () => {
    const layer = new Layer(3, [3, 2]);
    const y = layer.forward(x);
    const other = new Layer(3, [3, 2]);
    other.loadWeights(layer.saveWeights());
    expect(other.forward(x).data.toArray()).toEqual(y.data.toArray());
    expect(() => new Layer(3, 3).loadWeights(layer.saveWeights())).toThrow(
      /^loadWeights: W has shape \[[\d, ]+\] in the file/,
    );
  });

  test("options and inputs that are refused draw no weights", () => {
    const state = random.getState();
    const layer = new Layer(3, [3, 2]);
    for (const shape of [[3], [2, 4, 4]]) {
      expect(() => layer.forward(zeros(shape))).toThrow(
        new ShapeError(`${name}: expected an input [batch, channels, height, width], got shape [${shape.join(", ")}]`),
      );
    }
    expect(() => layer.forward("x" as unknown as number)).toThrow(
      new ValueError(`${name}: expected a Variable, NdArray or number, got the string "x"`),
    );
    expect(() => layer.forward(zeros([1, 0, 4, 4]))).toThrow(
      new ValueError(`${name} inChannels: a size is a whole number from 1, got 0`),
    );
    expect([layer.W.shape, random.getState()]).toEqual([[...order(0, 3), 3, 2], state]);
    const got = (text: string): ValueError => new ValueError(`${name} ${text}`);
    expect(() => new Layer(0, 3)).toThrow(got("outChannels: a size is a whole number from 1, got 0"));
    const number = "a whole number from 1, or two of them, got";
    expect(() => new Layer(1, [3, 0])).toThrow(got(`kernelSize is ${number} [3, 0]`));
    expect(() => new Layer(1, undefined as unknown as Pair)).toThrow(got(`kernelSize is ${number} undefined`));
    expect(() => new Layer(1, 1, { stride: 0 })).toThrow(new ValueError(`${name}: stride is ${number} 0`));
    expect(() => new Layer(1, 1, { pad: -1 })).toThrow(
      new ValueError(`${name}: pad is a whole number from 0, or two of them, got -1`),
    );
    expect(() => new Layer(1, 1, { dtype: "int32" as "float32" })).toThrow(`${name}: dtype is int32`);
  });

  test("the first input fixes the number of channels", () => {
    const layer = new Layer(3, 2);
    layer.forward(asVariable(x));
    expect(() => layer.forward(zeros([1, 5, 4, 4]))).toThrow(
      /the numbers of channels differ, x has shape \[1, 5, 4, 4\]/,
    );
  });
});
