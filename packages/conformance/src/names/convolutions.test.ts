import { variable } from "@dz/core";
import * as F from "@dz/functions";
import { arange } from "@dz/ndarray";
import { describe, expect, it } from "vitest";
import { DataError } from "../decode.ts";
import { Fields } from "../fields.ts";
import { convolutions, pairOf } from "./convolutions.ts";

const x = variable(arange(16).reshape(1, 1, 4, 4));
const attrs = { kernel: [2, 2], stride: 2, pad: 0 };

function apply(name: string, inputs: readonly (typeof x)[], fields: object): unknown {
  const read = new Fields(fields, "");
  const y = convolutions[name]?.apply(inputs, read).y.data;
  expect(read.unread()).toEqual([]);
  return y?.reshape(-1).toArray();
}

describe("pairOf", () => {
  it("returns a number, a pair, or a list that dz refuses", () => {
    const fields = new Fields({ a: 1, b: [1, 2], c: [1, 1, 1], d: "1" }, "");
    expect(["a", "b", "c"].map((name) => pairOf(fields, name))).toEqual([1, [1, 2], [1, 1, 1]]);
    expect(() => pairOf(fields, "d")).toThrow(DataError);
  });
});

describe("convolutions", () => {
  it("translate names and attributes", () => {
    const one = variable(arange(1, 2).reshape(1, 1, 1, 1));
    expect(apply("conv2d", [x, one], { stride: 3, pad: 0 })).toEqual([0, 3, 12, 15]);
    const b = variable(arange(10, 11));
    expect(apply("conv2d", [x, one, b], { stride: 3, pad: 0 })).toEqual([10, 13, 22, 25]);
    expect(apply("deconv2d", [one, one], { stride: 2, pad: 0, outsize: [1, 2] })).toEqual([1, 0]);
    expect(apply("deconv2d", [one, one], { stride: 2, pad: 0, outsize: null })).toEqual([1]);
    expect(apply("pooling", [x], attrs)).toEqual([5, 7, 13, 15]);
    expect(apply("average_pooling", [x], attrs)).toEqual([2.5, 4.5, 10.5, 12.5]);
    const col = [0, 1, 4, 5, 2, 3, 6, 7, 8, 9, 12, 13, 10, 11, 14, 15];
    expect(apply("im2col", [x], { ...attrs, to_matrix: true })).toEqual(col);
    const back = { ...attrs, to_matrix: true, input_shape: [1, 1, 4, 4] };
    expect(apply("col2im", [variable(col).reshape(4, 4)], back)).toEqual(x.data.reshape(-1).toArray());
  });

  it("distinguish rows and columns in strides, pads, kernels and sizes", () => {
    const same = (name: string, inputs: readonly (typeof x)[], fields: object, expected: typeof x): void => {
      const y = convolutions[name]?.apply(inputs, new Fields(fields, "")).y.data;
      expect([y?.shape, y?.toArray()]).toEqual([expected.shape, expected.data.toArray()]);
    };
    const [stride, pad, kernel] = [[2, 1] as const, [1, 0] as const, [1, 3] as const];
    const moving = { stride, pad };
    const W = variable(arange(6).reshape(1, 1, 2, 3));
    const b = variable(arange(5, 6));
    same("conv2d", [x, W, b], moving, F.conv2d(x, W, b, moving));
    same("deconv2d", [x, W, b], { ...moving, outsize: null }, F.deconv2d(x, W, b, moving));
    same("deconv2d", [x, W, b], moving, F.deconv2d(x, W, b, moving));
    const outSize = [7, 6] as const;
    same("deconv2d", [x, W], { ...moving, outsize: [7, 6] }, F.deconv2d(x, W, null, { ...moving, outSize }));
    same("pooling", [x], { kernel, ...moving }, F.pooling(x, kernel, moving));
    same("average_pooling", [x], { kernel, ...moving }, F.averagePooling(x, kernel, moving));
    for (const toMatrix of [false, true]) {
      const fields = { kernel, ...moving, to_matrix: toMatrix };
      const col = F.im2col(x, kernel, { ...moving, toMatrix });
      same("im2col", [x], fields, col);
      const shape = { input_shape: [1, 1, 4, 4] };
      same("col2im", [col], { ...fields, ...shape }, F.col2im(col, [1, 1, 4, 4], kernel, { ...moving, toMatrix }));
    }
  });

  it("have the names with which their errors begin", () => {
    expect(Object.entries(convolutions).map(([name, of]) => [name, of.name])).toEqual([
      ["conv2d", "conv2d"],
      ["deconv2d", "deconv2d"],
      ["pooling", "pooling"],
      ["average_pooling", "averagePooling"],
      ["im2col", "im2col"],
      ["col2im", "col2im"],
    ]);
  });

  it("refuse other numbers of inputs", () => {
    expect(() => apply("pooling", [x, x], attrs)).toThrow(new DataError("inputs: expected 1, got 2"));
    expect(() => apply("conv2d", [x], { stride: 1, pad: 0 })).toThrow(new DataError("inputs: expected 2 or 3, got 1"));
    expect(() => apply("deconv2d", [x, x, x, x], { stride: 1, pad: 0 })).toThrow("inputs: expected 2 or 3, got 4");
  });
});
