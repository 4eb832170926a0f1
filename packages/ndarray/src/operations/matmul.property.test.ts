import fc from "fast-check";
import { expect, it } from "vitest";
import type { DType } from "../array/dtype.ts";
import * as nd from "../index.ts";
import { type Drawn, exactArraysOf, expectSame, make, tries } from "../testing/draws.ts";
import { each, matmul, transpose } from "../testing/naive.ts";

const floating = (a: DType, b: DType): DType => (nd.promote(a, b) === "float32" ? "float32" : "float64");

/** Lengths around the widths of the kernels, and 0. */
const length = fc.constantFrom(0, 1, 2, 3, 4, 5, 7, 8, 9, 16, 17);

const matrices = fc
  .tuple(length, length, length)
  .chain(([m, k, n]) =>
    fc.tuple(exactArraysOf([m, k]), exactArraysOf([k, n]), exactArraysOf([n], ["float64", "float32"])),
  );

const turned = ({ naive, ...rest }: Drawn): Drawn => ({ naive: transpose(naive, [1, 0]), ...rest });

it("products of matrices of odd sizes, each of them transposed or not, and in every place", () => {
  fc.assert(
    fc.property(matrices, ([a, b]) => {
      const [expected, dtype] = [matmul(a.naive, b.naive), floating(a.dtype, b.dtype)];
      expectSame(nd.matmul(make(a), make(b)), expected, dtype, { exact: false });
      expectSame(nd.matmul(make(turned(a)).T, make(b)), expected, dtype, { exact: false });
      expectSame(nd.matmul(make(a), make(turned(b)).T), expected, dtype, { exact: false });
      expectSame(nd.matmul(make(turned(a)).T, make(turned(b)).T), expected, dtype, { exact: false });
      expectSame(nd.timesTransposed(make(a), make(turned(b))), expected, dtype, { exact: false });
    }),
    tries(120),
  );
});

it("linear: a product and a bias for each row", () => {
  fc.assert(
    fc.property(matrices, ([x, W, b]) => {
      const dtype = nd.promote(floating(x.dtype, W.dtype), b.dtype);
      const expected = each((p, q) => p + q, matmul(x.naive, W.naive), b.naive);
      expectSame(nd.linear(make(x), make(W), make(b)), expected, dtype, { exact: false });
      expectSame(nd.linear(make(x), make(turned(W)).T, make(b)), expected, dtype, { exact: false });
      expectSame(nd.linear(make(x), make(W), null), matmul(x.naive, W.naive), floating(x.dtype, W.dtype), {
        exact: false,
      });
    }),
    tries(80),
  );
});

it("vectors and batches that broadcast", () => {
  const small = fc.integer({ min: 0, max: 3 });
  const one = fc.constantFrom(1, 2);
  const batched = fc
    .tuple(
      small,
      small,
      small,
      fc.array(small, { maxLength: 2 }),
      fc.nat({ max: 2 }),
      fc.nat({ max: 2 }),
      fc.array(fc.boolean(), { minLength: 4, maxLength: 4 }),
      one,
      one,
    )
    .chain(([m, k, n, batch, lostA, lostB, ones, vectorA, vectorB]) => {
      const lead = (lost: number, from: number): number[] =>
        batch.map((length, i) => (ones[from + i] ? 1 : length)).slice(lost);
      const a = vectorA === 1 && lostA > 0 ? [k] : [...lead(lostA, 0), m, k];
      const b = vectorB === 1 && lostB > 0 ? [k] : [...lead(lostB, 2), k, n];
      return fc.tuple(exactArraysOf(a), exactArraysOf(b));
    });
  fc.assert(
    fc.property(batched, ([a, b]) => {
      expectSame(nd.matmul(make(a), make(b)), matmul(a.naive, b.naive), floating(a.dtype, b.dtype), { exact: false });
    }),
    tries(200),
  );
});

it("inner lengths that differ are refused with both shapes", () => {
  fc.assert(
    fc.property(length, length, length, length, (m, k, l, n) => {
      fc.pre(k !== l);
      expect(() => nd.matmul(nd.zeros([m, k]), nd.zeros([l, n]))).toThrow(
        new nd.ShapeError(`matmul: inner dimensions differ, [${m}, ${k}] × [${l}, ${n}]`),
      );
      expect(() => nd.linear(nd.zeros([m, k]), nd.zeros([l, n]), null)).toThrow(nd.ShapeError);
      expect(() => nd.timesTransposed(nd.zeros([m, k]), nd.zeros([n, l]))).toThrow(nd.ShapeError);
    }),
    tries(40),
  );
});

it("the same product gives the same bits, wherever its matrices lie", () => {
  fc.assert(
    fc.property(length, length, length, fc.nat(), fc.constantFrom("float64", "float32"), (m, k, n, seed, dtype) => {
      const random = new nd.RandomState(seed);
      const [a, b] = [
        nd.array(random.normal(0, 1, [m, k]), { dtype }),
        nd.array(random.normal(0, 1, [k, n]), { dtype }),
      ];
      const first = [...nd.matmul(a, b).toTypedArray()];
      expect([...nd.matmul(nd.array(a), nd.array(b)).toTypedArray()]).toEqual(first);
      expect([...nd.matmul(a, b).toTypedArray()]).toEqual(first);
    }),
    tries(60),
  );
});
