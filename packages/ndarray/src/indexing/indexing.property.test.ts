import fc from "fast-check";
import { expect, it } from "vitest";
import * as nd from "../index.ts";
import { arraysOf, dtypes, exactArraysOf, expectSame, indexesInto, make, shapes, tries } from "../testing/draws.ts";
import { count, flat, type Naive } from "../testing/naive.ts";
import { type NaivePart, pick } from "../testing/naive-index.ts";

/** Numbers in nested JavaScript arrays. */
function nested({ shape, values }: Naive, of: (x: number) => unknown): unknown {
  const level = (axis: number, at: number): unknown => {
    if (axis === shape.length) return of(values[at] as number);
    const length = shape[axis] as number;
    return Array.from({ length }, (_, i) => level(axis + 1, at * length + i));
  };
  return level(0, 0);
}

/** The index as dz takes it; arrays as NdArrays, or as JavaScript arrays where these determine the shape. */
function indexOf(parts: readonly NaivePart[], lists: boolean): nd.Index[] {
  return parts.map((part): nd.Index => {
    if (part.kind === "number") return part.at;
    if (part.kind === "slice") return nd.slice(...part.bounds);
    if (part.kind === "ellipsis") return nd.ellipsis;
    if (part.kind === "newAxis") return nd.newAxis;
    const { shape, values } = part.list;
    if (lists && count(shape) > 0 && shape.length > 0) {
      return nested(part.list, part.kind === "mask" ? (x) => x !== 0 : (x) => x) as nd.Index;
    }
    return nd.array([...values], { dtype: part.kind === "mask" ? "bool" : "int32" }).reshape(shape);
  });
}

const shapesAndIndexes = shapes(4).chain((shape) => fc.tuple(fc.constant(shape), indexesInto(shape)));

it("reads what NumPy's rules name, as a view without index arrays", () => {
  const reads = shapesAndIndexes.chain(([shape, parts]) => fc.tuple(arraysOf(shape), fc.constant(parts), fc.boolean()));
  fc.assert(
    fc.property(reads, ([a, parts, lists]) => {
      const places = pick(a.naive.shape, parts);
      const expected = { shape: places.shape, values: places.values.map((at) => a.naive.values[at] as number) };
      const whole = make(a);
      const taken = nd.getItem(whole, ...indexOf(parts, lists));
      const fancy = parts.some(({ kind }) => kind === "list" || kind === "mask");
      if (!fancy) expect(taken.span).toBe(whole.span);
      expectSame(taken, expected, a.dtype);
    }),
    tries(600),
  );
});

it("adds at the places that an index names, again where they repeat", () => {
  const writes = shapesAndIndexes.chain(([shape, parts]) => {
    const numbers = dtypes.filter((dtype) => dtype !== "bool");
    return fc.tuple(fc.constant(shape), fc.constant(parts), exactArraysOf(pick(shape, parts).shape, numbers));
  });
  fc.assert(
    fc.property(writes, fc.boolean(), ([shape, parts, g], lists) => {
      const values = new Array<number>(count(shape)).fill(0);
      for (const [i, at] of pick(shape, parts).values.entries()) {
        values[at] = (values[at] as number) + (g.naive.values[i] as number);
      }
      expectSame(nd.addAt(shape, make(g), ...indexOf(parts, lists)), { shape, values }, g.dtype, { exact: false });
    }),
    tries(400),
  );
});

it("rows, one after the other and by number", () => {
  const withRows = shapes(4, 1).chain((shape) => arraysOf(shape));
  fc.assert(
    fc.property(withRows, (a) => {
      const { shape, values } = a.naive;
      const rest = shape.slice(1);
      const row = (i: number): Naive => ({
        shape: rest,
        values: values.slice(i * count(rest), (i + 1) * count(rest)),
      });
      const all = [...nd.rows(make(a))];
      const read = nd.rowReader(make(a));
      expect(all.length).toBe(shape[0]);
      for (const [i, each] of all.entries()) {
        expectSame(each, row(i), a.dtype);
        expectSame(read(i), row(i), a.dtype);
        expectSame(nd.getItem(make(a), i - all.length), row(i), a.dtype);
      }
      expect(() => read(all.length)).toThrow(nd.IndexError);
    }),
    tries(60),
  );
});

it("an index that is out of range, too long or of a wrong kind is refused", () => {
  const some = shapes(4, 1).filter((shape) => count(shape) > 0);
  fc.assert(
    fc.property(some, fc.nat(), fc.boolean(), (shape, choice, below) => {
      const a = nd.zeros(shape);
      const axis = choice % shape.length;
      const length = shape[axis] as number;
      const at = below ? -length - 1 : length;
      const before = shape.slice(0, axis).map(() => nd.slice());
      const refused = `getItem: index ${at} is out of range for axis ${axis} of shape [${shape.join(", ")}]`;
      expect(() => nd.getItem(a, ...before, at)).toThrow(new nd.IndexError(refused));
      expect(() => nd.getItem(a, ...before, [at])).toThrow(new nd.IndexError(refused));
      expect(() => nd.addAt(shape, nd.zeros([1]), ...before, [at])).toThrow(nd.IndexError);
      expect(() => nd.getItem(a, ...shape.map(() => 0), 0)).toThrow(nd.IndexError);
      expect(() => nd.getItem(a, ...before, nd.slice(0, 1, 0))).toThrow(nd.ValueError);
      expect(() => nd.getItem(a, 0.5)).toThrow(nd.IndexError);
      expect(() => nd.getItem(a, nd.ellipsis, nd.ellipsis)).toThrow(nd.IndexError);
      expect(() => nd.getItem(a, ...before, new Array<boolean>(length + 1).fill(true))).toThrow(nd.IndexError);
    }),
    tries(60),
  );
});

it("a slice of a slice of a slice is the elements that are left", () => {
  fc.assert(
    fc.property(
      fc.array(indexesInto([7, 4]), { minLength: 1, maxLength: 1 }),
      indexesInto([4, 7]),
      ([first], second) => {
        const start = nd.arange(28).reshape(7, 4);
        const once = nd.getItem(
          nd.transpose(nd.getItem(start, ...indexOf(first as NaivePart[], false)).reshape(-1)),
          nd.newAxis,
        );
        const places = pick([7, 4], first as NaivePart[]);
        expect(nd.getItem(once, 0).toArray()).toEqual(places.values);
        const turned = pick([4, 7], second).values.map((at) => flat([7, 4], [at % 7, Math.floor(at / 7)]));
        expect([...nd.getItem(nd.transpose(start), ...indexOf(second, true)).toTypedArray()]).toEqual(turned);
      },
    ),
    tries(150),
  );
});
