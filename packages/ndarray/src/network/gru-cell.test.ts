import { describe, expect, test } from "vitest";
import { ones } from "../array/creation.ts";
import type { NdArray } from "../array/ndarray.ts";
import { getItem } from "../indexing/indexing.ts";
import { add, map, mul, sub } from "../operations/elementwise.ts";
import { astype, transpose } from "../operations/movement.ts";
import { RandomState } from "../random/random.ts";
import { gruCell, gruCellGrad } from "./gru-cell.ts";
import { linear } from "./linear.ts";
import { sigmoidGrad, tanhGrad } from "./result-gradients.ts";

function expectNear(actual: NdArray, expected: NdArray, digits: number): void {
  expect(actual.dtype).toBe(expected.dtype);
  expect(actual.shape).toEqual(expected.shape);
  const values = expected.toTypedArray();
  for (const [i, x] of actual.toTypedArray().entries()) expect(x).toBeCloseTo(values[i] as number, digits);
}

const sigmoid = (x: number): number => 1 / (1 + Math.exp(-x));

describe.each([
  ["float64", 13],
  ["float32", 5],
] as const)("gruCell in %s", (dtype, digits) => {
  const random = new RandomState(3);
  const drawn = (...shape: number[]): NdArray => astype(random.uniform(-1, 1, shape), dtype);
  const three = (...shape: number[]): NdArray[] => Array.from({ length: 3 }, () => drawn(...shape));

  test.each([
    [1, 3, 30],
    [2, 1, 7],
    [5, 4, 1],
    [33, 20, 65],
  ])("is its parts, for %i rows of %i and %i units", (m, k, n) => {
    const [x, h] = [drawn(m, k), drawn(m, n)];
    const [Wx, Wh, bx, bh] = [three(k, n), three(n, n), three(n), three(n)] as const;
    const p = Wx.map((W, i) => linear(x, W, bx[i] as NdArray)) as [NdArray, NdArray, NdArray];
    const q = Wh.map((W, i) => linear(h, W, bh[i] as NdArray)) as [NdArray, NdArray, NdArray];
    const r = map(add(p[0], q[0]), sigmoid);
    const z = map(add(p[1], q[1]), sigmoid);
    const candidate = map(add(p[2], mul(r, q[2])), Math.tanh);
    const step = gruCell(x, h, Wx, Wh, bx, bh);
    expectNear(step.h, add(mul(sub(1, z), candidate), mul(z, h)), digits);
    for (const [i, gate] of [r, z, candidate, q[2]].entries()) expectNear(getItem(step.gates, i), gate, digits);
    const turned = transpose(astype(transpose(h), dtype));
    expect(gruCell(x, turned, Wx, Wh, bx, bh).h.toArray()).toEqual(step.h.toArray());

    const gh = drawn(m, n);
    const [R, Z, N, Q] = [0, 1, 2, 3].map((i) => getItem(step.gates, i)) as [NdArray, NdArray, NdArray, NdArray];
    const toN = tanhGrad(N, mul(gh, sub(1, Z)));
    const toZ = sigmoidGrad(Z, sub(mul(gh, h), mul(gh, N)));
    const expected = [sigmoidGrad(R, mul(toN, Q)), toZ, toN, mul(toN, R)];
    const grad = gruCellGrad(step.gates, h, gh);
    expect(grad.gates.toArray()).toEqual(expected.map((g) => g.toArray()));
    expect(grad.h.toArray()).toEqual(mul(gh, Z).toArray());
  });
});

test("dtypes meet, and shapes are checked", () => {
  const single = (...shape: number[]): NdArray => ones(shape, { dtype: "float32" });
  const [x, h, Wx, Wh, b] = [
    single(2, 1),
    single(2, 3),
    Array<NdArray>(3).fill(single(1, 3)),
    Array<NdArray>(3).fill(single(3, 3)),
    Array<NdArray>(3).fill(single(3)),
  ] as const;
  const step = gruCell(x, h, Wx, Wh, b, b);
  expect(step.h.dtype).toBe("float32");
  expect(gruCell(x, h, Wx, Wh, b, [...b.slice(1), ones([3])]).h.dtype).toBe("float64");
  expect(gruCellGrad(step.gates, h, ones([2, 3])).h.dtype).toBe("float64");

  expect(() => gruCell(x, h, Wx, Wx, b, b)).toThrow("gruCell: Wh[0] has shape [1, 3], expected [3, 3]");
  expect(() => gruCell(x, h, Wx, Wh, b, b.slice(1))).toThrow("gruCell: expected 3 arrays bh, got 2");
  expect(() => gruCell(x, h, Wx.slice(1), Wh, b, b)).toThrow("gruCell: expected 3 arrays Wx, got 2");
  expect(() => gruCell(x, h, [], Wh, b, b)).toThrow("gruCell: expected 3 arrays Wx, got 0");
  expect(() => gruCell(x, h, Wx, Wh, [...b.slice(1), single(2)], b)).toThrow(
    "gruCell: bx[2] has shape [2], expected [3]",
  );
  expect(() => gruCell(x, single(3), Wx, Wh, b, b)).toThrow(
    "gruCell: x and h are matrices with as many rows, got shapes [2, 1] and [3]",
  );
  expect(() => gruCellGrad(step.gates, single(3, 3), single(2, 3))).toThrow("gruCellGrad: h has shape [3, 3]");
  expect(() => gruCell(single(2, 2), h, Wx, Wh, b, b)).toThrow("gruCell: inner dimensions differ, [2, 2] × [1, 3]");
  expect(() => gruCellGrad(step.gates, h, single(3, 2))).toThrow(
    "gruCellGrad: the gradient has shape [3, 2], expected [2, 3]",
  );
});
