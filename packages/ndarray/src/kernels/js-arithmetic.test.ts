import { beforeEach, describe, expect, test } from "vitest";
import { itemSize } from "../array/dtype.ts";
import { referenceOn } from "../testing/kernel-sets.ts";
import { Bench, expectNear } from "./bench.test.ts";

const bench = new Bench();
const kernels = referenceOn(bench.heap);
beforeEach(() => bench.reset());

type Name = "float64" | "float32" | "int32" | "bool";

/** The `size` elements of a dtype that a kernel writes; they start as `before`. */
function output(dtype: Name, size: number, call: (out: number) => void, before: readonly number[] = []): number[] {
  const out = bench.put(dtype as "float64", [...before, ...new Array<number>(size - before.length).fill(0)]);
  call(out);
  const first = out / itemSize[dtype];
  return Array.from(bench.heap[dtype].subarray(first, first + size));
}

const put = (dtype: Name, values: readonly number[]): number => bench.put(dtype as "float64", values);

describe.each(["float64", "float32", "int32"] as const)("%s", (dtype) => {
  const k = kernels[dtype];

  test("arithmetic with steps", () => {
    const [a, b] = [put(dtype, [1, 2, 3]), put(dtype, [4, 5, 6])];
    expect(output(dtype, 3, (out) => k.add(a, 1, b, 1, out, 3))).toEqual([5, 7, 9]);
    expect(output(dtype, 3, (out) => k.sub(a, 1, b, 0, out, 3))).toEqual([-3, -2, -1]);
    expect(output(dtype, 3, (out) => k.mul(a, 0, b, 1, out, 3))).toEqual([4, 5, 6]);
    expect(output(dtype, 3, (out) => k.pow(a, 1, a, 1, out, 3))).toEqual([1, 4, 27]);
    expect(output(dtype, 3, (out) => k.maximum(a, 1, put(dtype, [2, 2, 2]), 1, out, 3))).toEqual([2, 2, 3]);
    expect(output(dtype, 3, (out) => k.minimum(a, 1, put(dtype, [2, 2, 2]), 1, out, 3))).toEqual([1, 2, 2]);
  });

  test("comparisons give bools", () => {
    const [a, b] = [put(dtype, [1, 2, 3]), put(dtype, [2])];
    const compare = (name: "equal" | "notEqual" | "less" | "lessEqual" | "greater" | "greaterEqual"): number[] =>
      output("bool", 3, (out) => k[name](a, 1, b, 0, out, 3));
    expect(compare("equal")).toEqual([0, 1, 0]);
    expect(compare("notEqual")).toEqual([1, 0, 1]);
    expect(compare("less")).toEqual([1, 0, 0]);
    expect(compare("lessEqual")).toEqual([1, 1, 0]);
    expect(compare("greater")).toEqual([0, 0, 1]);
    expect(compare("greaterEqual")).toEqual([0, 1, 1]);
  });

  test("reductions of the middle axis", () => {
    const a = put(dtype, [1, 5, 3, 4, 2, 6, 9, 8, 7, 1, 2, 3]); // [2, 3, 2]
    expect(output(dtype, 4, (out) => k.sum(a, out, 2, 3, 2))).toEqual([6, 15, 18, 12]);
    expect(output(dtype, 4, (out) => k.max(a, out, 2, 3, 2))).toEqual([3, 6, 9, 8]);
    expect(output(dtype, 4, (out) => k.min(a, out, 2, 3, 2))).toEqual([1, 4, 2, 1]);
    expect(output("int32", 4, (out) => k.argMax(a, out, 2, 3, 2))).toEqual([1, 2, 0, 0]);
    expect(output("int32", 4, (out) => k.argMin(a, out, 2, 3, 2))).toEqual([0, 1, 2, 1]);
    expect(k.dot(put(dtype, [1, 2]), put(dtype, [3, 4]), 2)).toBe(11);
  });

  test("matmul in all four ways, and adding to what is there", () => {
    // a = [[1, 2], [3, 4], [5, 6]], b = [[1, 0, 2], [0, 3, 1]]
    const product = [1, 6, 4, 3, 12, 10, 5, 18, 16];
    for (const [a, transA] of [
      [[1, 2, 3, 4, 5, 6], 0],
      [[1, 3, 5, 2, 4, 6], 1],
    ] as const) {
      for (const [b, transB] of [
        [[1, 0, 2, 0, 3, 1], 0],
        [[1, 0, 0, 3, 2, 1], 1],
      ] as const) {
        const [x, y] = [put(dtype, a), put(dtype, b)];
        expect(output(dtype, 9, (out) => k.matmul(x, y, out, 3, 2, 3, transA, transB, 0), [7, 7])).toEqual(product);
        const added = output(dtype, 9, (out) => k.matmul(x, y, out, 3, 2, 3, transA, transB, 1), [100]);
        expect(added).toEqual([101, ...product.slice(1)]);
      }
    }
  });

  test("movement", () => {
    const a = put(dtype, [1, 2, 3, 4, 5, 6]);
    expect(output(dtype, 6, (out) => k.gather2d(a, 1, 3, out, 3, 2))).toEqual([1, 4, 2, 5, 3, 6]);
    const last = a + 5 * itemSize[dtype];
    expect(output(dtype, 6, (out) => k.gather2d(last, -3, -1, out, 2, 3))).toEqual([6, 5, 4, 3, 2, 1]);
    expect(output(dtype, 2, (out) => k.scatterAdd2d(a, out, 1, 0, 2, 3), [10])).toEqual([16, 15]);
    const index = put("int32", [2, 0, 2]);
    expect(output(dtype, 6, (out) => k.take(a, index, out, 3, 2))).toEqual([5, 6, 1, 2, 5, 6]);
    expect(output(dtype, 6, (out) => k.putAdd(a, index, out, 3, 2))).toEqual([3, 4, 0, 0, 6, 8]);
    const mask = put("bool", [1, 0, 1]);
    expect(output(dtype, 3, (out) => k.where(mask, a, 1, last, 0, out, 3))).toEqual([1, 6, 3]);
    expect(output(dtype, 3, (out) => k.fill(out, 8, 2))).toEqual([8, 8, 0]);
  });

  test("in place", () => {
    const a = put(dtype, [1, 2]);
    expect(output(dtype, 2, (out) => k.addScaled(a, 3, out, 2), [10, 20])).toEqual([13, 26]);
    expect(output(dtype, 4, (out) => k.addRow(a, out, 2, 2), [1, 1, 1, 1])).toEqual([2, 3, 2, 3]);
  });
});

describe.each(["float64", "float32"] as const)("%s, functions of floats", (dtype) => {
  const k = kernels[dtype];
  const round = dtype === "float32" ? Math.fround : (x: number): number => x;
  const x = [-2, 0, 0.5, 3];

  test.each([
    ["neg", (v: number) => -v],
    ["abs", Math.abs],
    ["exp", Math.exp],
    ["sin", Math.sin],
    ["cos", Math.cos],
    ["tanh", Math.tanh],
    ["sigmoid", (v: number) => (v < 0 ? Math.exp(v) / (1 + Math.exp(v)) : 1 / (1 + Math.exp(-v)))],
    ["relu", (v: number) => Math.max(v, 0)],
    ["sqrt", Math.sqrt],
    ["log", Math.log],
  ] as const)("%s", (name, f) => {
    const a = put(dtype, x);
    const y = output(dtype, 4, (out) => k[name](a, out, 4));
    expectNear(
      y,
      x.map((v) => round(f(v))),
      2 * (dtype === "float64" ? 2 ** -52 : 2 ** -23),
    );
  });

  test("gradients from results", () => {
    const [y, gy] = [put(dtype, [0.5, -0.25, 0]), put(dtype, [2, 4, 8])];
    expect(output(dtype, 3, (out) => k.tanhGrad(y, gy, out, 3))).toEqual([1.5, 3.75, 8]);
    expect(output(dtype, 3, (out) => k.sigmoidGrad(y, gy, out, 3))).toEqual([0.5, -1.25, 0]);
    expect(output(dtype, 3, (out) => k.reluGrad(y, gy, out, 3))).toEqual([2, 0, 0]);
  });

  test("NaN wins, and 1 to any power is 1", () => {
    const a = put(dtype, [Number.NaN, 1, -1]);
    const b = put(dtype, [1, Number.NaN, Infinity]);
    expect(output(dtype, 2, (out) => k.maximum(a, 1, b, 1, out, 2))).toEqual([Number.NaN, Number.NaN]);
    expect(output(dtype, 2, (out) => k.minimum(a, 1, b, 1, out, 2))).toEqual([Number.NaN, Number.NaN]);
    expect(output(dtype, 3, (out) => k.pow(a, 1, b, 1, out, 3))).toEqual([Number.NaN, 1, 1]);
    expect(output(dtype, 1, (out) => k.max(a, out, 1, 3, 1))).toEqual([Number.NaN]);
    expect(output("int32", 1, (out) => k.argMin(b, out, 1, 3, 1))).toEqual([1]);
    expect(output(dtype, 1, (out) => k.relu(a, out, 1))).toEqual([Number.NaN]);
  });

  test("0 is above −0, and a sigmoid is a number as long as it can", () => {
    const [a, b] = [put(dtype, [0, -0]), put(dtype, [-0, 0])];
    expect(output(dtype, 2, (out) => k.maximum(a, 1, b, 1, out, 2))).toEqual([0, 0]);
    expect(output(dtype, 2, (out) => k.minimum(a, 1, b, 1, out, 2))).toEqual([-0, -0]);
    const lowest = dtype === "float64" ? -740 : -100;
    const y = output(dtype, 1, (out) => k.sigmoid(put(dtype, [lowest]), out, 1));
    expectNear(y, [round(Math.exp(lowest))], 0, dtype === "float64" ? 5e-324 : 1.5e-45);
  });

  test("adding a product adds it whole", () => {
    const item = dtype === "float64" ? 2 ** -53 : 2 ** -24; // too small to be added to 1, but not twice it
    const [x, y] = [put(dtype, [1, 1, 1]), put(dtype, [item, item, item])];
    const one = put(dtype, [1]);
    k.matmul(x, y, one, 1, 3, 1, 0, 0, 1);
    expect(bench.heap[dtype][one / itemSize[dtype]]).toBe(round(1 + 3 * item));
  });

  test("one step of Adam", () => {
    const [g, m, v] = [put(dtype, [2]), put(dtype, [0]), put(dtype, [0])];
    const [p] = output(dtype, 1, (out) => k.adam(out, g, m, v, 1, 0.25, 0.5, 0.1, 0), [1]);
    // m = 0.5, v = 2, p = 1 − 0.1 · 0.5 / √2
    expect(bench.heap[dtype][m / itemSize[dtype]]).toBe(0.5);
    expect(bench.heap[dtype][v / itemSize[dtype]]).toBe(2);
    expect(p).toBeCloseTo(1 - 0.05 / Math.SQRT2, dtype === "float64" ? 15 : 6);
  });
});

test("a division of whole numbers is cut towards zero, a product wraps", () => {
  const [a, b] = [put("int32", [-7, 65536]), put("int32", [2, 65537])];
  expect(output("int32", 2, (out) => kernels.int32.div(a, 1, b, 1, out, 2))).toEqual([-3, 0]);
  expect(output("int32", 2, (out) => kernels.int32.mul(a, 1, b, 1, out, 2))).toEqual([-14, 65536]);
  // as NumPy gives them for int32
  const [x, y] = [put("int32", [3, 7, -2, 5]), put("int32", [40, 30, 31, 0])];
  const powers = [689956897, 1878557649, -2147483648, 1];
  expect(output("int32", 4, (out) => kernels.int32.pow(x, 1, y, 1, out, 4))).toEqual(powers);
});
