import fc from "fast-check";
import { beforeEach, describe, expect, it } from "vitest";
import { array, scalar, zeros } from "../array/creation.ts";
import type { DType } from "../array/dtype.ts";
import type { NdArray } from "../array/ndarray.ts";
import { pin } from "../array/pinned.ts";
import type { Shape } from "../array/shape.ts";
import { AxisError, DTypeError, ShapeError, ValueError } from "../errors/errors.ts";
import { release } from "../memory/signals.ts";
import { at, fill, laid, layouts, type Plain, plain } from "../testing/plain.ts";
import { astype, broadcastTo, concat, copy, expandDims, reshape, stack, transpose } from "./movement.ts";

beforeEach(release);
fc.configureGlobal({ seed: 1 });

const dtypes: readonly DType[] = ["bool", "int32", "float32", "float64"];
const shapes: fc.Arbitrary<Shape> = fc.array(fc.constantFrom(0, 1, 2, 3, 4), { maxLength: 4 });

/** Numbers that differ, as far as the dtype allows. */
const counting = (shape: Shape, dtype: DType): Plain => {
  let next = 0;
  return fill(shape, () => (dtype === "bool" ? next++ % 2 : next++));
};

const arrayOf = (shape: fc.Arbitrary<Shape>): fc.Arbitrary<{ numbers: Plain; a: NdArray }> =>
  fc.tuple(shape, fc.constantFrom(...dtypes), fc.constantFrom(...layouts)).map(([lengths, dtype, layout]) => {
    const numbers = counting(lengths, dtype);
    return { numbers, a: laid(numbers, dtype, layout) };
  });

describe("reshape", () => {
  it("keeps the row-major order", () => {
    fc.assert(
      fc.property(arrayOf(shapes), fc.nat(3), ({ numbers: { shape, values }, a }, at) => {
        const target = [...shape.slice(at), ...shape.slice(0, at)];
        expect(plain(reshape(a, target))).toEqual({ shape: target, values });
        expect(plain(reshape(a, [a.size]))).toEqual({ shape: [a.size], values });
        if (a.size > 0) {
          expect(plain(reshape(a, [-1]))).toEqual({ shape: [a.size], values });
          expect(reshape(a, [1, -1, ...shape]).shape).toEqual([1, 1, ...shape]);
        }
      }),
    );
  });

  it("is a view of a contiguous array, and only then", () => {
    const a = zeros([2, 3]);
    expect(reshape(a, [6]).span).toBe(a.span);
    expect(reshape(a, [6]).ptr).toBe(a.ptr);
    const turned = reshape(a.T, [6]);
    expect(turned.span === a.span && turned.ptr === a.ptr).toBe(false);
  });

  it("keeps no list that the caller may change", () => {
    const shape = [2, 3];
    const a = reshape(zeros([6]), shape);
    shape[0] = 99;
    expect(a.shape).toEqual([2, 3]);
  });

  it("says what does not fit", () => {
    const a = zeros([2, 3]);
    expect(() => reshape(a, [4])).toThrow(new ShapeError("reshape: 6 elements of shape [2, 3] do not fill [4]"));
    expect(() => reshape(a, [4, -1])).toThrow(new ShapeError("reshape: no length fits for -1, [2, 3] to [4, -1]"));
    expect(() => reshape(a, [-1, -1])).toThrow("reshape: only one length can be -1, [2, 3] to [-1, -1]");
    expect(() => reshape(zeros([0, 3]), [0, -1])).toThrow("reshape: no length fits for -1, [0, 3] to [0, -1]");
    expect(reshape(zeros([0, 3]), [-1, 3]).shape).toEqual([0, 3]);
    expect(() => reshape(a, [-2, -3])).toThrow(ShapeError);
    expect(() => reshape(a, 6 as never)).toThrow(
      new ValueError("reshape: expected a shape such as [2, 3], got 6; write a list, [6, ...]"),
    );
    expect(() => reshape(a, [1.5, 4])).toThrow("reshape: [1.5, 4] is not a shape, lengths are whole numbers from 0");
  });
});

describe("transpose", () => {
  it("puts the axes in any order, as a view", () => {
    const permuted = shapes.chain((shape) =>
      fc.tuple(
        arrayOf(fc.constant(shape)),
        fc.shuffledSubarray(
          shape.map((_, i) => i),
          { minLength: shape.length },
        ),
      ),
    );
    fc.assert(
      fc.property(permuted, fc.boolean(), ([{ numbers, a }, axes], negative) => {
        const order = negative ? axes.map((axis) => axis - axes.length) : axes;
        const out = transpose(a, order);
        expect(out.span === a.span).toBe(true);
        const undo = axes.map((_, i) => axes.indexOf(i));
        const shape = axes.map((axis) => a.shape[axis] as number);
        expect(plain(out)).toEqual(
          fill(shape, (index) =>
            at(
              numbers,
              undo.map((i) => index[i] as number),
            ),
          ),
        );
        expect(plain(transpose(a))).toEqual(plain(transpose(a, [...a.shape.keys()].reverse())));
      }),
    );
  });

  it("twice is the same array, contiguous again", () => {
    const a = zeros([2, 3, 4]);
    expect(transpose(transpose(a)).strides).toBeNull();
    expect(zeros([5, 1]).T.strides).toBeNull();
  });

  it("wants every axis once", () => {
    const a = zeros([2, 3]);
    const message = "are not a permutation of those of [2, 3]";
    expect(() => transpose(a, [0])).toThrow(new AxisError(`transpose: axes [0] ${message}`));
    expect(() => (transpose as (...args: unknown[]) => void)(a, 1, 0)).toThrow(
      new AxisError("transpose: expected a list of axes, got 1; write a list, [1, ...]"),
    );
    expect(() => transpose(a, null as never)).toThrow(new AxisError("transpose: expected a list of axes, got null"));
    expect(() => transpose(a, [0, 0])).toThrow(`transpose: axes [0, 0] ${message}`);
    expect(() => transpose(a, [0, -2])).toThrow(AxisError);
    expect(() => transpose(a, [0, 2])).toThrow("transpose: axis 2 is out of range for shape [2, 3]");
  });
});

describe("broadcastTo", () => {
  it("repeats along axes of length 1 and new ones, as a view", () => {
    const stretched = fc.tuple(shapes, shapes).chain(([inner, outer]) => {
      const from = arrayOf(fc.constant(inner.map((length, i) => (i % 2 === 0 ? 1 : length))));
      return fc.tuple(from, fc.constant([...outer, ...inner].slice(-4)));
    });
    fc.assert(
      fc.property(stretched, ([{ numbers, a }, shape]) => {
        fc.pre(shape.length >= a.ndim);
        const out = broadcastTo(a, shape);
        expect(out.span === a.span).toBe(true);
        expect(plain(out)).toEqual(fill(shape, (index) => at(numbers, index)));
      }),
    );
  });

  it("says what does not fit", () => {
    const text = "broadcastTo: shape [2, 3] cannot be broadcast to";
    expect(() => broadcastTo(zeros([2, 3]), [2, 4])).toThrow(new ShapeError(`${text} [2, 4]`));
    expect(() => broadcastTo(zeros([2, 3]), [3])).toThrow(`${text} [3]`);
    expect(() => broadcastTo(zeros([2, 3]), [0, 3])).toThrow(`${text} [0, 3]`);
    expect(() => broadcastTo(zeros([1]), [-1])).toThrow(ShapeError);
    expect(() => broadcastTo(zeros([1]), [-1])).toThrow("broadcastTo: ");
  });
});

describe("astype", () => {
  it("converts every dtype into every other", () => {
    const numbers = [0, 1, -1, 2.7, -2.7, 3e9, 0.1];
    const expected: Record<DType, number[]> = {
      float64: numbers,
      float32: numbers.map(Math.fround),
      int32: [0, 1, -1, 2, -2, 3e9 | 0, 0],
      bool: [0, 1, 1, 1, 1, 1, 1],
    };
    for (const from of dtypes) {
      const a = array(numbers, { dtype: from });
      for (const to of dtypes) {
        const out = astype(a, to);
        expect(out.dtype).toBe(to);
        expect(Array.from(out.toTypedArray())).toEqual(
          expected[from].map((x) =>
            to === "bool" ? Number(x !== 0) : to === "int32" ? x | 0 : to === "float32" ? Math.fround(x) : x,
          ),
        );
      }
      expect(astype(a, from)).toBe(a);
    }
    expect(astype(array([Number.NaN, Infinity]), "int32").toArray()).toEqual([0, 0]);
    expect(() => astype(zeros([2]), "float16" as DType)).toThrow(
      new DTypeError("astype: there is no dtype float16, only float64, float32, int32 and bool"),
    );
    expect(astype(array([Number.NaN, -0]), "bool").toArray()).toEqual([true, false]);
  });

  it("takes arrays as they lie", () => {
    fc.assert(
      fc.property(arrayOf(shapes), fc.constantFrom(...dtypes), ({ numbers, a }, dtype) => {
        const convert = (x: number): number => (dtype === "bool" ? Number(x !== 0) : x);
        expect(plain(astype(a, dtype))).toEqual({ shape: a.shape, values: numbers.values.map(convert) });
      }),
    );
  });
});

describe("copy", () => {
  it("shares no bytes", () => {
    fc.assert(
      fc.property(arrayOf(shapes), ({ numbers, a }) => {
        const b = copy(a);
        expect(plain(b)).toEqual(numbers);
        expect(b.strides).toBeNull();
        expect(a.size > 0 && b.span === a.span && b.ptr === a.ptr).toBe(false);
      }),
    );
    const p = pin(array([1, 2]));
    expect(copy(p).span.pinned).toBe(false);
  });
});

describe("expandDims", () => {
  it("adds an axis of length 1, counted in the result", () => {
    const a = zeros([2, 3]);
    const axes = [0, 1, 2, -1, -2, -3];
    expect(axes.map((axis) => expandDims(a, { axis }).shape)).toEqual([
      [1, 2, 3],
      [2, 1, 3],
      [2, 3, 1],
      [2, 3, 1],
      [2, 1, 3],
      [1, 2, 3],
    ]);
    expect(expandDims(scalar(7), { axis: 0 }).toArray()).toEqual([7]);
    expect(() => expandDims(a, { axis: 3 })).toThrow(AxisError);
    expect(() => expandDims(a, { axis: -4 })).toThrow("expandDims: axis -4 is out of range");
    expect(() => expandDims(a, {} as never)).toThrow(new ValueError("expandDims: axis is missing"));
    expect(() => expandDims(a, 0 as never)).toThrow(
      "expandDims: expected an object of options such as { axis }, got 0; if this is axis, write { axis: 0 }",
    );
  });
});

describe("concat and stack", () => {
  it("join along any axis", () => {
    const parts = fc
      .tuple(fc.array(fc.constantFrom(0, 1, 2, 3), { minLength: 1, maxLength: 3 }), fc.nat(2))
      .chain(([shape, n]) => {
        const axis = n % shape.length;
        const part = fc
          .nat(3)
          .chain((length) => arrayOf(fc.constant(shape.map((other, i) => (i === axis ? length : other)))));
        return fc.tuple(fc.constant(axis), fc.array(part, { minLength: 1, maxLength: 4 }));
      });
    fc.assert(
      fc.property(parts, fc.boolean(), ([axis, list], negative) => {
        const arrays = list.map(({ a }) => a);
        const [first] = arrays as [NdArray];
        const out = concat(arrays, { axis: negative ? axis - first.ndim : axis });
        const lengths = arrays.map((a) => a.shape[axis] as number);
        const shape = first.shape.map((length, i) => (i === axis ? lengths.reduce((x, y) => x + y) : length));
        const expected = fill(shape, (index) => {
          let i = index[axis] as number;
          let which = 0;
          while (i >= (lengths[which] as number)) i -= lengths[which++] as number;
          return at((list[which] as { numbers: Plain }).numbers, index.with(axis, i));
        });
        expect(plain(out)).toEqual(expected);
        const has = (dtype: DType): boolean => arrays.some((a) => a.dtype === dtype);
        const mixed = has("float64") || (has("int32") && has("float32"));
        expect(out.dtype).toBe(mixed ? "float64" : has("float32") ? "float32" : has("int32") ? "int32" : "bool");
      }),
    );
  });

  it("stack makes a new axis", () => {
    const [a, b] = [array([1, 2]), array([3, 4])];
    expect(stack([a, b]).toArray()).toEqual([
      [1, 2],
      [3, 4],
    ]);
    expect(stack([a, b], { axis: 1 }).toArray()).toEqual([
      [1, 3],
      [2, 4],
    ]);
    expect(stack([a.T, b], { axis: -1 }).toArray()).toEqual(stack([a, b], { axis: 1 }).toArray());
    expect(stack([scalar(1), scalar(2)]).toArray()).toEqual([1, 2]);
  });

  it("say what does not fit together", () => {
    expect(() => concat([zeros([2, 3]), zeros([5])])).toThrow(
      new ShapeError("concat: shapes [2, 3] and [5] differ beside axis 0"),
    );
    expect(() => concat([])).toThrow(new ValueError("concat: there are no arrays to join"));
    expect(() => concat([zeros([2, 3]), zeros([2, 4])])).toThrow(
      new ShapeError("concat: shapes [2, 3] and [2, 4] differ beside axis 0"),
    );
    expect(() => concat([zeros([2]), zeros([2, 1])])).toThrow(ShapeError);
    expect(() => concat([zeros([2])], { axis: 1 })).toThrow("concat: axis 1 is out of range for shape [2]");
    expect(() => concat([scalar(1)])).toThrow(AxisError);
    expect(() => concat([zeros([2])], { dim: 0 } as never)).toThrow(
      "concat: there is no option dim; did you mean axis?",
    );
    expect(() => stack([zeros([2])], { axis: 2 })).toThrow(
      new AxisError("stack: axis 2 is out of range for shape [2]"),
    );
    expect(() => stack([])).toThrow(new ValueError("stack: there are no arrays to join"));
    expect(() => stack([zeros([2]), zeros([3])])).toThrow(new ShapeError("stack: shapes [2] and [3] differ"));
  });

  it("join nothing to something", () => {
    expect(concat([zeros([0, 3]), zeros([2, 3])]).size).toBe(6);
  });
});
