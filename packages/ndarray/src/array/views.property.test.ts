/** Shared and separate memory: views see writes, copies do not, and references to an array keep its values. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import * as nd from "../index.ts";
import {
  addInPlace,
  addScaled,
  addTimesTransposed,
  assign,
  joinRows,
  mulInPlace,
  pin,
  release,
  resident,
  unpin,
  vacate,
  writeOuter,
  writeRowSums,
} from "../memory.ts";
import { type Drawn, exactArraysOf, expectSame, make, shapes, stored, tries } from "../testing/draws.ts";
import { concat, each, matmul, type Naive, reduce, spread, transpose } from "../testing/naive.ts";

const floats = ["float64", "float32"] as const;
const any = shapes(3).chain((shape) => exactArraysOf(shape));

/** A target and an array of its shape. */
const pairs = shapes(3).chain((shape) => fc.tuple(exactArraysOf(shape), exactArraysOf(shape)));

describe("writes are what NumPy's += and *= are: computed where both meet, rounded once", () => {
  const after = (a: Drawn, write: (target: nd.NdArray) => void): nd.NdArray => {
    const target = pin(make(a));
    write(target);
    return target;
  };

  it("assign, addInPlace and addScaled, with any dtypes", () => {
    fc.assert(
      fc.property(pairs, ([a, b]) => {
        const done = (f: (x: number, y: number) => number): Naive =>
          each((x, y) => stored(f(x, y), a.dtype), a.naive, b.naive);
        expectSame(
          after(a, (target) => assign(target, make(b))),
          done((_, y) => y),
          a.dtype,
          { exact: false },
        );
        expectSame(
          after(a, (target) => addInPlace(target, make(b))),
          done((x, y) => x + y),
          a.dtype,
          { exact: false },
        );
        expectSame(
          after(a, (target) => addScaled(target, make(b), 0.5)),
          done((x, y) => x + 0.5 * y),
          a.dtype,
          { exact: false },
        );
        expectSame(
          after(a, (target) => mulInPlace(target, 2)),
          done((x) => 2 * x),
          a.dtype,
          { exact: false },
        );
      }),
      tries(150),
    );
  });

  it("a smaller array is repeated for addInPlace, and nothing else is", () => {
    const smaller = shapes(3).chain((shape) =>
      fc.tuple(
        exactArraysOf(shape, floats),
        exactArraysOf(
          shape.slice(1).map((n, i) => (i === 0 ? 1 : n)),
          floats,
        ),
      ),
    );
    fc.assert(
      fc.property(smaller, ([a, b]) => {
        const wide = spread(b.naive, a.naive.shape);
        expectSame(
          after(a, (target) => addInPlace(target, make(b))),
          each((x, y) => x + y, a.naive, wide),
          a.dtype,
          { exact: false },
        );
        if (String(a.naive.shape) === String(b.naive.shape)) return;
        expect(() => after(a, (target) => assign(target, make(b)))).toThrow(nd.ShapeError);
        expect(() => after(a, (target) => addScaled(target, make(b), 1))).toThrow(nd.ShapeError);
        expect(() => after(b, (target) => addInPlace(target, make(a)))).toThrow(nd.ShapeError);
      }),
      tries(80),
    );
  });

  it("products and sums of rows into a target, wherever the operands lie", () => {
    const n = fc.constantFrom(0, 1, 2, 3, 5, 8);
    const operands = fc
      .tuple(n, n, n, fc.constantFrom(...floats))
      .chain(([m, k, l, dtype]) =>
        fc.tuple(exactArraysOf([m, k], [dtype]), exactArraysOf([m, l], [dtype]), exactArraysOf([k, l], [dtype])),
      );
    fc.assert(
      fc.property(operands, fc.boolean(), ([a, b, start], accumulate) => {
        const { dtype } = a;
        const outer = matmul(transpose(a.naive, [1, 0]), b.naive);
        const sum = each((x, y) => (accumulate ? x : 0) + y, start.naive, outer);
        expectSame(
          after(start, (t) => writeOuter(t, make(a), make(b), accumulate)),
          sum,
          dtype,
          { exact: false },
        );
        const product = matmul(b.naive, transpose(start.naive, [1, 0]));
        const left = after(a, (t) => addTimesTransposed(t, make(b), make(start)));
        expectSame(
          left,
          each((x, y) => x + y, a.naive, product),
          dtype,
          { exact: false },
        );
        const rows = pin(nd.zeros([b.naive.shape[1] as number], { dtype }));
        writeRowSums(rows, make(b));
        expectSame(
          rows,
          reduce(b.naive, [0], false, (xs) => xs.reduce((p, q) => p + q, 0)),
          dtype,
          { exact: false },
        );
        expectSame(joinRows([make(a), make(a)]), concat([a.naive, a.naive], 0), dtype);
      }),
      tries(100),
    );
  });

  it("what is not pinned is never written", () => {
    fc.assert(
      fc.property(pairs, ([a, b]) => {
        const held = make(a);
        expect(() => assign(held, make(b))).toThrow(nd.StateError);
        expect(() => addInPlace(held, make(b))).toThrow(nd.StateError);
        expect(() => mulInPlace(held, 2)).toThrow(nd.StateError);
        expect(() => assign(resident(held), make(b))).toThrow(nd.StateError);
        expectSame(held, a.naive, a.dtype);
      }),
      tries(40),
    );
  });
});

describe("who sees a write", () => {
  const views: Record<string, [(a: nd.NdArray) => nd.NdArray, (a: Naive) => Naive]> = {
    reshape: [(a) => nd.reshape(a, [-1]), ({ values }) => ({ shape: [values.length], values })],
    transpose: [
      (a) => nd.transpose(a),
      (a) =>
        transpose(
          a,
          a.shape.map((_, i) => a.shape.length - 1 - i),
        ),
    ],
    broadcastTo: [(a) => nd.broadcastTo(a, [2, ...a.shape]), (a) => spread(a, [2, ...a.shape])],
    expandDims: [(a) => nd.expandDims(a, { axis: 0 }), ({ shape, values }) => ({ shape: [1, ...shape], values })],
    getItem: [(a) => nd.getItem(a, nd.newAxis), ({ shape, values }) => ({ shape: [1, ...shape], values })],
  };
  const full = shapes(3)
    .filter((shape) => !shape.includes(0))
    .chain((shape) => fc.tuple(exactArraysOf(shape), exactArraysOf(shape)));

  it.each(Object.entries(views))("a view of a pinned array does: %s", (_, [view, expected]) => {
    fc.assert(
      fc.property(full, ([a, b]) => {
        const target = pin(make(a));
        const seen = view(target);
        release();
        assign(target, make(b));
        expectSame(seen, expected(each((x) => stored(x, a.dtype), b.naive)), a.dtype, { exact: false });
      }),
      tries(40),
    );
  });

  const copies: Record<string, (a: nd.NdArray) => nd.NdArray> = {
    copy: nd.copy,
    array: (a) => nd.array(a),
    pin,
    resident,
    "sum of no axes": (a) => nd.astype(nd.sum(a, { axis: [] }), a.dtype),
    "getItem with a list": (a) => nd.getItem(a.reshape(1, -1), [0]).reshape(a.shape),
    "pad by nothing": (a) =>
      nd.pad(
        a,
        a.shape.map(() => [0, 0] as const),
      ),
    concat: (a) => nd.concat([a.reshape(-1)]).reshape(a.shape),
    floor: (a) => (nd.isFloat(a.dtype) ? nd.map(a, (x) => x) : nd.floor(a)),
    vacate: (a) => {
      vacate(a);
      return a;
    },
  };

  it.each(Object.entries(copies))("a copy does not, nor whoever holds an array that was vacated: %s", (_, take) => {
    fc.assert(
      fc.property(full, ([a, b]) => {
        const target = pin(make(a));
        const address = target.ptr;
        const held = take(target);
        const again = held === target ? pin(nd.zerosLike(target)) : target;
        assign(again, make(b));
        expectSame(held, a.naive, a.dtype, { exact: false });
        expect(address).toBeGreaterThan(0);
      }),
      tries(40),
    );
  });

  it("an array that was unpinned keeps its values when its block has a new owner", () => {
    fc.assert(
      fc.property(any, (a) => {
        const old = pin(make(a));
        const { ptr } = old;
        unpin(old);
        const next = pin(nd.onesLike(old));
        expect(next.ptr).toBe(ptr);
        expectSame(old, a.naive, a.dtype);
        expect(() => unpin(old)).toThrow(nd.StateError);
      }),
      tries(60),
    );
  });

  it("results stay what they were through any number of releases", () => {
    fc.assert(
      fc.property(
        fc.array(any, { minLength: 1, maxLength: 8 }),
        fc.array(fc.nat({ max: 7 }), { maxLength: 6 }),
        (list, when) => {
          const held = list.map(make);
          const doubled: [nd.NdArray, number][] = [];
          for (const i of when) {
            release();
            const at = i % held.length;
            doubled.push([nd.add(held[at] as nd.NdArray, held[at] as nd.NdArray), at]);
          }
          release();
          for (const [i, a] of held.entries()) expectSame(a, (list[i] as Drawn).naive, (list[i] as Drawn).dtype);
          for (const [sum, at] of doubled) {
            expectSame(
              sum,
              each((x) => 2 * x, (list[at] as Drawn).naive),
              sum.dtype,
              { exact: false },
            );
          }
        },
      ),
      tries(60),
    );
  });
});
