import { type Variable, variable } from "@dz/core";
import { expectClose, uniform } from "@dz/core/testing";
import { array, RandomState, ShapeError, ValueError, zeros } from "@dz/ndarray";
import { describe, expect, test } from "vitest";
import { checkFunction } from "../testing/vitest.ts";
import { conv1d } from "./conv1d.ts";
import { conv2d } from "./conv2d.ts";

for (const { stride, pad } of [
  { stride: 1, pad: 0 },
  { stride: 2, pad: 1 },
  { stride: 3, pad: 2 },
]) {
  checkFunction(`conv1d with stride ${stride} and pad ${pad}`, (x, W, b) => conv1d(x, W, b, { stride, pad }), {
    // The sequences as columns: the other axis of the images.
    oracle: (x, W, b) => {
      const y = conv2d(x.reshape(2, 2, 6, 1), W.reshape(3, 2, 3, 1), b, { stride: [stride, 1], pad: [pad, 0] });
      return y.reshape(2, 3, -1);
    },
    inputs: [uniform([2, 2, 6], -2, 2), uniform([3, 2, 3], -2, 2), uniform([3], -2, 2)],
  });
}

const add = (list: number[], i: number, value: number): void => {
  list[i] = (list[i] as number) + value;
};

/** PyTorch's formula of `conv1d` in plain loops: the result, and the gradients of the sum of its squares / 2. */
function loops(x: number[][][], W: number[][][], b: number[], stride: number, pad: number) {
  const [length, k] = [x[0]?.[0]?.length as number, W[0]?.[0]?.length as number];
  const size = Math.floor((length + 2 * pad - k) / stride) + 1;
  const gx = x.map((rows) => rows.map((row) => row.map(() => 0)));
  const gW = W.map((rows) => rows.map((row) => row.map(() => 0)));
  const gb = b.map(() => 0);
  const y = x.map((rows, n) =>
    W.map((filter, o) =>
      Array.from({ length: size }, (_, i) => {
        const places = filter.flatMap((taps, c) => taps.map((_, j) => [c, j, i * stride + j - pad] as const));
        const inside = places.filter(([, , at]) => at >= 0 && at < length);
        let sum = b[o] as number;
        for (const [c, j, at] of inside) sum += (rows[c]?.[at] as number) * (filter[c]?.[j] as number);
        for (const [c, j, at] of inside) {
          add((gx[n] as number[][])[c] as number[], at, sum * (filter[c]?.[j] as number));
          add((gW[o] as number[][])[c] as number[], j, sum * (rows[c]?.[at] as number));
        }
        gb[o] = (gb[o] as number) + sum;
        return sum;
      }),
    ),
  );
  return { y, gx, gW, gb };
}

describe("conv1d", () => {
  test.each([
    [1, 0],
    [2, 1],
    [3, 4],
  ])("agrees with plain loops: stride %d, pad %d", (stride, pad) => {
    const random = new RandomState(7);
    const draw = (...shape: number[]): Variable => variable(random.uniform(-1, 1, shape));
    const [x, W, b] = [draw(2, 3, 7), draw(4, 3, 3), draw(4)];
    const y = conv1d(x, W, b, { stride, pad });
    const plain = (v: Variable) => v.data.toArray() as never;
    const expected = loops(plain(x), plain(W), plain(b), stride, pad);
    expectClose(y, array(expected.y), { rtol: 1e-13, atol: 1e-14 });
    y.pow(2).sum().div(2).backward();
    for (const [v, g] of [
      [x, expected.gx],
      [W, expected.gW],
      [b, expected.gb],
    ] as const) {
      expectClose(v.grad as Variable, array(g), { rtol: 1e-12, atol: 1e-13 });
    }
  });

  test("a filter of differences, without bias", () => {
    const x = array([[[1, 4, 9, 16]]]);
    expect(conv1d(x, array([[[-1, 1]]])).data.toArray()).toEqual([[[3, 5, 7]]]);
    expect(conv1d(x, array([[[-1, 1]]]), null, { stride: 2, pad: 1 }).data.toArray()).toEqual([[[1, 5, -16]]]);
  });

  test("errors", () => {
    const [x, W] = [zeros([2, 3, 5]), zeros([4, 3, 2])];
    expect(() => conv1d(zeros([3, 5]), W)).toThrow(
      new ShapeError("conv1d: x and W have shapes [3, 5] and [4, 3, 2], expected [n, c, length] and [oc, c, k]"),
    );
    expect(() => conv1d(x, zeros([4, 2, 2]))).toThrow(
      new ShapeError("conv1d: x and W have shapes [2, 3, 5] and [4, 2, 2], expected [n, c, length] and [oc, c, k]"),
    );
    expect(() => conv1d(x, zeros([4, 3, 8]), null, { pad: 1 })).toThrow(
      new ShapeError("conv1d: filters of length 8 do not fit into sequences [2, 3, 5] with pad 1"),
    );
    expect(() => conv1d(x, W, zeros([3]))).toThrow(new ShapeError("conv1d: b has shape [3], expected [4]"));
    expect(() => conv1d(x, W, null, { stride: 0 })).toThrow(
      new ValueError("conv1d: stride is 0, expected a whole number from 1"),
    );
  });
});
