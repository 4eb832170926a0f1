import { describe, expect, test } from "vitest";
import { ones, zeros } from "../array/creation.ts";
import type { NdArray } from "../array/ndarray.ts";
import { getItem } from "../indexing/indexing.ts";
import { add, mul, sigmoid, tanh } from "../operations/elementwise.ts";
import { matmul } from "../operations/matmul.ts";
import { astype, transpose } from "../operations/movement.ts";
import { RandomState } from "../random/random.ts";
import { linear } from "./linear.ts";
import { lstmCell, lstmCellGrad } from "./lstm-cell.ts";
import { sigmoidGrad, tanhGrad } from "./result-gradients.ts";

describe.each(["float64", "float32"] as const)("lstmCell in %s", (dtype) => {
  const random = new RandomState(3);
  const drawn = (...shape: number[]): NdArray => astype(random.uniform(-1, 1, shape), dtype);
  const four = (...shape: number[]): NdArray[] => Array.from({ length: 4 }, () => drawn(...shape));

  test.each([
    [1, 3, 30],
    [2, 1, 7],
    [5, 4, 1],
    [33, 20, 65],
  ])("is its parts, to the bit, for %i rows of %i and %i units", (m, k, n) => {
    const [x, h, c, Wx, Wh, b] = [drawn(m, k), drawn(m, n), drawn(m, n), four(k, n), four(n, n), four(n)] as const;
    const parts = Wx.map((W, i) => add(linear(x, W, b[i] as NdArray), matmul(h, Wh[i] as NdArray)));
    const [f, i, o, u] = parts.map((part, at) => (at < 3 ? sigmoid(part) : tanh(part))) as NdArray[] as [
      NdArray,
      NdArray,
      NdArray,
      NdArray,
    ];
    const next = add(mul(f, c), mul(i, u));
    const t = tanh(next);
    const step = lstmCell(x, h, c, Wx, Wh, b);
    expect(step.c.toArray()).toEqual(next.toArray());
    expect(step.h.toArray()).toEqual(mul(o, t).toArray());
    expect(step.gates.toArray()).toEqual([f, i, o, u, t].map((gate) => gate.toArray()));
    const turned = transpose(astype(transpose(h), dtype));
    expect(lstmCell(x, turned, c, Wx, Wh, b).h.toArray()).toEqual(step.h.toArray());

    const none = zeros([m, n], { dtype });
    for (const [go, gc] of [
      [drawn(m, n), drawn(m, n)],
      [drawn(m, n), null],
      [null, drawn(m, n)],
    ] as const) {
      const expected = [
        sigmoidGrad(f, mul(gc ?? none, c)),
        sigmoidGrad(i, mul(gc ?? none, u)),
        sigmoidGrad(o, go ?? none),
        tanhGrad(u, mul(gc ?? none, i)),
      ];
      const grad = lstmCellGrad(step.gates, c, go, gc);
      expect(grad.gates.toArray()).toEqual(expected.map((g) => g.toArray()));
      expect(grad.c.toArray()).toEqual(mul(gc ?? none, f).toArray());
    }
  });
});

test("dtypes meet, and shapes are checked", () => {
  const single = (...shape: number[]): NdArray => ones(shape, { dtype: "float32" });
  const [x, h, Wx, Wh, b] = [
    single(2, 1),
    single(2, 3),
    Array<NdArray>(4).fill(single(1, 3)),
    Array<NdArray>(4).fill(single(3, 3)),
    Array<NdArray>(4).fill(single(3)),
  ] as const;
  const step = lstmCell(x, h, h, Wx, Wh, b);
  expect(step.h.dtype).toBe("float32");
  expect(lstmCell(x, h, h, Wx, Wh, [...b.slice(1), ones([3])]).h.dtype).toBe("float64");
  expect(lstmCellGrad(step.gates, h, null, ones([2, 3])).c.dtype).toBe("float64");
  expect(getItem(step.gates, 4).dtype).toBe("float32");

  expect(() => lstmCell(x, h, single(2, 4), Wx, Wh, b)).toThrow("lstmCell: c has shape [2, 4], expected [2, 3]");
  expect(() => lstmCell(x, single(2, 4), single(2, 4), Wx, Wh, b)).toThrow(
    "lstmCell: Wx[0] has shape [1, 3], expected [1, 4]",
  );
  expect(() => lstmCell(x, h, h, Wx, Wx, b)).toThrow("lstmCell: Wh[0] has shape [1, 3], expected [3, 3]");
  expect(() => lstmCell(x, h, h, Wx, Wh, b.slice(1))).toThrow("lstmCell: expected 4 arrays b, got 3");
  expect(() => lstmCellGrad(step.gates, h, single(3, 2), h)).toThrow(
    "lstmCellGrad: a gradient has shape [3, 2], expected [2, 3]",
  );
});
