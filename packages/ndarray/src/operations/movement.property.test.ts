import fc from "fast-check";
import { expect, it } from "vitest";
import * as nd from "../index.ts";
import { arrays, arraysOf, type Drawn, dtypes, expectSame, make, shapes, stored, tries } from "../testing/draws.ts";
import { broadcast, concat, count, each, pad, spread, transpose } from "../testing/naive.ts";

it("reshape to any shape of as many elements, with one length left open", () => {
  const shaped = arrays().chain((a) => {
    const size = a.naive.values.length;
    const divisors = Array.from({ length: size }, (_, i) => i + 1).filter((d) => size % d === 0);
    const target =
      size === 0 ? fc.constantFrom([0], [0, 3], [2, 0, 5]) : fc.constantFrom(...divisors).map((d) => [d, 1, size / d]);
    return fc.tuple(fc.constant(a), target, fc.option(fc.nat({ max: 2 }), { nil: null }));
  });
  fc.assert(
    fc.property(shaped, ([a, target, open]) => {
      const { values } = a.naive;
      expectSame(nd.reshape(make(a), target), { shape: target, values }, a.dtype);
      expectSame(make(a).reshape(...target), { shape: target, values }, a.dtype);
      const known = target.filter((_, i) => i !== open);
      if (open !== null && open < target.length && count(known) > 0) {
        const given = target.map((length, i) => (i === open ? -1 : length));
        expectSame(nd.reshape(make(a), given), { shape: target, values }, a.dtype);
      }
      expect(() => nd.reshape(make(a), [values.length + 1])).toThrow(nd.ShapeError);
    }),
    tries(200),
  );
});

it("transpose in any order of axes, T, and back again", () => {
  const turned = arrays().chain((a) => {
    const axes = a.naive.shape.map((_, axis) => axis);
    return fc.tuple(fc.constant(a), fc.shuffledSubarray(axes, { minLength: axes.length }), fc.boolean());
  });
  fc.assert(
    fc.property(turned, ([a, order, negative]) => {
      const ndim = order.length;
      const given = order.map((axis) => (negative ? axis - ndim : axis));
      const view = nd.transpose(make(a), given);
      expectSame(view, transpose(a.naive, order), a.dtype);
      expectSame(
        nd.transpose(
          view,
          order.map((_, axis) => order.indexOf(axis)),
        ),
        a.naive,
        a.dtype,
      );
      expectSame(
        make(a).T,
        transpose(
          a.naive,
          order.map((_, axis) => ndim - 1 - axis),
        ),
        a.dtype,
      );
      if (ndim > 1) expect(() => nd.transpose(make(a), [...order.slice(1), order[1] as number])).toThrow(nd.AxisError);
    }),
    tries(200),
  );
});

it("broadcastTo what the shape broadcasts to, and nothing else", () => {
  fc.assert(
    fc.property(arrays(3), shapes(4), (a, shape) => {
      const fits = String(broadcast(a.naive.shape, shape)) === String(shape) && a.naive.shape.length <= shape.length;
      if (fits) expectSame(nd.broadcastTo(make(a), shape), spread(a.naive, shape), a.dtype);
      else expect(() => nd.broadcastTo(make(a), shape)).toThrow(nd.ShapeError);
      const wide = [2, ...a.naive.shape.map((length) => (length === 1 ? 3 : length))];
      expectSame(nd.broadcastTo(make(a), wide), spread(a.naive, wide), a.dtype);
    }),
    tries(200),
  );
});

it("expandDims at any axis, negative ones too", () => {
  fc.assert(
    fc.property(arrays(4), fc.nat(), (a, choice) => {
      const { shape, values } = a.naive;
      const ndim = shape.length + 1;
      const axis = (choice % (2 * ndim)) - ndim;
      const at = axis < 0 ? axis + ndim : axis;
      expectSame(
        nd.expandDims(make(a), { axis }),
        { shape: [...shape.slice(0, at), 1, ...shape.slice(at)], values },
        a.dtype,
      );
      expect(() => nd.expandDims(make(a), { axis: ndim })).toThrow(nd.AxisError);
    }),
    tries(80),
  );
});

/** Arrays of any dtypes whose lengths agree on all axes but one. */
const joinable = shapes(4, 1).chain((shape) =>
  fc.nat({ max: shape.length - 1 }).chain((axis) =>
    fc.tuple(
      fc.array(
        fc.nat({ max: 3 }).chain((length) => arraysOf(shape.map((n, i) => (i === axis ? length : n)))),
        { minLength: 1, maxLength: 4 },
      ),
      fc.constant(axis),
    ),
  ),
);

it("concat along any axis, with the dtype in which all meet", () => {
  fc.assert(
    fc.property(joinable, fc.boolean(), ([list, axis], negative) => {
      const dtype = list.map((a) => a.dtype).reduce(nd.promote);
      const ndim = (list[0] as Drawn).naive.shape.length;
      const joined = nd.concat(list.map(make), { axis: negative ? axis - ndim : axis });
      expectSame(
        joined,
        concat(
          list.map((a) => a.naive),
          axis,
        ),
        dtype,
      );
    }),
    tries(200),
  );
});

it("stack along any new axis", () => {
  const stackable = shapes(3).chain((shape) => fc.array(arraysOf(shape), { minLength: 1, maxLength: 4 }));
  fc.assert(
    fc.property(stackable, fc.nat(), (list, choice) => {
      const { shape } = (list[0] as Drawn).naive;
      const axis = choice % (shape.length + 1);
      const deep = list.map(({ naive }) => ({
        shape: [...shape.slice(0, axis), 1, ...shape.slice(axis)],
        values: naive.values,
      }));
      const dtype = list.map((a) => a.dtype).reduce(nd.promote);
      expectSame(nd.stack(list.map(make), { axis }), concat(deep, axis), dtype);
      expectSame(nd.stack(list.map(make), { axis: axis - shape.length - 1 }), concat(deep, axis), dtype);
    }),
    tries(120),
  );
});

it("pad by any widths and with any number", () => {
  const width = fc.nat({ max: 2 });
  const padded = arrays(3).chain((a) =>
    fc.tuple(
      fc.constant(a),
      fc.tuple(...a.naive.shape.map(() => fc.tuple(width, width))),
      fc.constantFrom(0, 1, -2.5, Number.NaN),
    ),
  );
  fc.assert(
    fc.property(padded, ([a, widths, value]) => {
      expectSame(nd.pad(make(a), widths, { value }), pad(a.naive, widths, stored(value, a.dtype)), a.dtype);
    }),
    tries(150),
  );
});

it("astype converts as C does, and gives the array itself where there is nothing to do", () => {
  fc.assert(
    fc.property(arrays(3), fc.constantFrom(...dtypes), (a, dtype) => {
      const array = make(a);
      expectSame(
        nd.astype(array, dtype),
        each((x) => stored(x, dtype), a.naive),
        dtype,
      );
      expectSame(
        nd.array(array, { dtype }),
        each((x) => stored(x, dtype), a.naive),
        dtype,
      );
      if (dtype === a.dtype) expect(nd.astype(array, dtype)).toBe(array);
    }),
    tries(150),
  );
});

it("creation: what is made of nested arrays comes back as them", () => {
  fc.assert(
    fc.property(arrays(4), (a) => {
      const nested = make(a).toArray();
      if (a.naive.values.length > 0) expectSame(nd.array(nested as number[], { dtype: a.dtype }), a.naive, a.dtype);
      const { shape } = a.naive;
      expectSame(nd.zerosLike(make(a)), spread({ shape: [], values: [0] }, shape), a.dtype);
      expectSame(nd.onesLike(make(a)), spread({ shape: [], values: [1] }, shape), a.dtype);
      expectSame(nd.full(shape, -2.5, { dtype: a.dtype }), spread({ shape: [], values: [-2.5] }, shape), a.dtype);
      if (a.naive.values.length === 1) expect(make(a).item()).toBe(stored(a.naive.values[0] as number, a.dtype));
      else expect(() => make(a).item()).toThrow(nd.ValueError);
    }),
    tries(120),
  );
});
