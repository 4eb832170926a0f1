import { beforeEach, describe, expect, it } from "vitest";
import { array, zeros } from "../array/creation.ts";
import type { DType } from "../array/dtype.ts";
import { ShapeError } from "../errors/errors.ts";
import { release } from "../memory/signals.ts";
import { matmul } from "../operations/matmul.ts";
import { at, fill, laid, layouts, type Plain, plain } from "../testing/plain.ts";
import { linear } from "./linear.ts";

beforeEach(release);

const dtypes: readonly DType[] = ["bool", "int32", "float32", "float64"];
const sizes = [
  [1, 1, 1],
  [1, 5, 3],
  [3, 1, 4],
  [5, 9, 2],
  [0, 2, 3],
  [2, 0, 3],
  [2, 3, 0],
] as const;

describe("linear", () => {
  it.each(dtypes)("adds a row of %s to each row of the product", (dtype) => {
    // Small integers: every sum is exact in every dtype and order.
    const counting = (shape: readonly number[]): Plain => {
      const places = fill(shape, (index) => index.reduce((place, i, axis) => place + i * (3 + axis), 0));
      return { shape, values: places.values.map((x) => (dtype === "bool" ? x % 2 : (x % 9) - 4)) };
    };
    for (const [m, k, n] of sizes) {
      const b = counting([n]);
      for (const [other, x, w] of layouts.flatMap((x) =>
        dtypes.map((other, i) => [other, x, layouts[i % 3] ?? "contiguous"] as const),
      )) {
        const a = laid(counting([m, k]), dtype, x);
        const W = laid(
          fill([k, n], ([i, j]) => ((i as number) + (j as number)) % 2),
          other,
          w,
        );
        const xW = plain(matmul(a, W));
        for (const bias of [null, laid(b, dtype, x)]) {
          const out = linear(a, W, bias);
          expect(plain(out)).toEqual(fill([m, n], (index) => at(xW, index) + (bias === null ? 0 : at(b, index))));
          const all = [dtype, other];
          const single = all.includes("float32") && !all.includes("float64") && !all.includes("int32");
          expect(out.dtype).toBe(single ? "float32" : "float64");
        }
      }
    }
  });

  it("rounds the product before the sum, as the composed form does", () => {
    const x = array([[0.1, 0.2]], { dtype: "float32" });
    const W = array([[0.3], [0.7]], { dtype: "float32" });
    const b = array([0.9], { dtype: "float32" });
    expect(linear(x, W, b).item()).toBe(Math.fround(matmul(x, W).item() + Math.fround(0.9)));
    const wide = linear(x, W, array([0.9]));
    expect([wide.dtype, wide.item()]).toEqual(["float64", matmul(x, W).item() + 0.9]);
  });

  it("says what does not fit", () => {
    expect(() => linear(zeros([3]), zeros([3, 2]), null)).toThrow(
      new ShapeError("linear: expected matrices, [3] × [3, 2]"),
    );
    expect(() => linear(zeros([1, 2]), zeros([3, 2]), null)).toThrow(
      new ShapeError("linear: inner dimensions differ, [1, 2] × [3, 2]"),
    );
    for (const shape of [[3], [1, 2], []]) {
      expect(() => linear(zeros([1, 3]), zeros([3, 2]), zeros(shape))).toThrow(
        new ShapeError(`linear: b has shape [${shape.join(", ")}], expected [2]`),
      );
    }
  });
});
