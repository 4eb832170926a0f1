/// <reference types="node" />
import { readFileSync } from "node:fs";
import fc from "fast-check";
import { beforeEach, describe, expect, it } from "vitest";
import { arange, array, fromTypedArray, zeros } from "../array/creation.ts";
import type { DType } from "../array/dtype.ts";
import type { NdArray } from "../array/ndarray.ts";
import { sizeOf } from "../array/shape.ts";
import { DTypeError, DzError, IndexError, ShapeError } from "../errors/errors.ts";
import { release, setRecording } from "../memory/signals.ts";
import { transpose } from "../operations/movement.ts";
import { addAt, getItem, rowReader, rows } from "./indexing.ts";
import { ellipsis, type Index, newAxis, slice } from "./selection.ts";

interface Value {
  shape: number[];
  data: number[];
}
type Bound = number | null;
type Part =
  | { int: number }
  | { slice: [Bound, Bound, Bound] }
  | { array: Value }
  | { mask: { shape: number[]; data: boolean[] } }
  | { ellipsis: true }
  | { newaxis: true };
interface Case {
  op: string;
  inputs: [{ value: Value }];
  attrs: { index: Part[] };
}

const read = (file: string) =>
  JSON.parse(readFileSync(new URL(`../../../conformance/data/${file}`, import.meta.url), "utf8")).cases;
const float64 = ({ shape, data }: Value): NdArray => fromTypedArray(Float64Array.from(data), shape);

function indexOf(part: Part): Index {
  if ("int" in part) return part.int;
  if ("slice" in part) return slice(...part.slice);
  if ("array" in part) return fromTypedArray(Int32Array.from(part.array.data), part.array.shape);
  if ("mask" in part) return fromTypedArray(Uint8Array.from(part.mask.data, Number), part.mask.shape);
  return "ellipsis" in part ? ellipsis : newAxis;
}

beforeEach(() => {
  setRecording(true);
  release();
});

describe("against DeZero", () => {
  const cases: (Case & { id: string; y: Value; w: Value; grads: [Value] })[] = read("ops.json").filter(
    ({ op }: Case) => op === "getitem",
  );

  it.each(cases)("$id", ({ inputs: [{ value }], attrs, y, w, grads: [gx] }) => {
    const index = attrs.index.map(indexOf);
    const got = getItem(float64(value), ...index);
    expect([got.shape, Array.from(got.toTypedArray())]).toEqual([y.shape, y.data]);
    const grad = addAt(value.shape, float64(w), ...index);
    expect([grad.shape, Array.from(grad.toTypedArray())]).toEqual([gx.shape, gx.data]);
  });

  it("has all cases", () => {
    expect(cases).toHaveLength(36);
  });
});

describe("errors", () => {
  const cases: (Case & { id: string })[] = read("errors.json").filter(({ op }: Case) => op === "getitem");
  const messages = new Map([
    ["getitem/0", "IndexError: getItem: index 3 is out of range for axis 0 of shape [3, 4]"],
    ["getitem/1", "IndexError: getItem: index -4 is out of range for axis 0 of shape [3, 4]"],
    ["getitem/2", "IndexError: getItem: index 4 is out of range for axis 1 of shape [3, 4]"],
    ["getitem/3", "IndexError: getItem: an index for 3 axes is too long for shape [3, 4]"],
    ["getitem/4", "IndexError: getItem: index 3 is out of range for axis 0 of shape [3, 4]"],
    ["getitem/5", "ShapeError: getItem: index arrays: shapes [2] and [3] do not broadcast"],
    ["getitem/6", "ValueError: getItem: slice(null, null, 0) has step 0"],
    ["getitem/7", "IndexError: getItem: an index for 1 axes is too long for shape []"],
    ["getitem/8", "IndexError: getItem: an index has at most one ellipsis, got 2"],
    ["getitem/9", "IndexError: getItem: a mask of shape [4] does not fit axis 0 of shape [3, 4]"],
    ["getitem/10", "DTypeError: getItem: an index array has dtype int32, a mask bool, got float64"],
  ]);

  it.each(cases)("$id", ({ id, inputs: [{ value }], attrs }) => {
    const parts = attrs.index.map((part) =>
      "array" in part && !part.array.data.every(Number.isInteger) ? float64(part.array) : indexOf(part),
    );
    let thrown: unknown;
    try {
      getItem(float64(value), ...parts);
    } catch (error) {
      thrown = error;
    }
    expect(thrown).toBeInstanceOf(DzError);
    expect(String(thrown)).toBe(messages.get(id));
  });

  it("of addAt name it", () => {
    expect(() => addAt([3], zeros([]), 3)).toThrow(
      new IndexError("addAt: index 3 is out of range for axis 0 of shape [3]"),
    );
    expect(() => addAt([3, 4], zeros([3]), 0)).toThrow(
      new ShapeError("addAt: the index selects shape [4], but g has shape [3]"),
    );
    expect(() => addAt([2], array([true]), [0])).toThrow(new DTypeError("addAt: cannot add bools"));
    expect(() => addAt([-1], zeros([]), 0)).toThrow(ShapeError);
    expect(() => addAt([-1], zeros([]), 0)).toThrow("addAt: ");
    expect(() => addAt([3], zeros([1]), slice(0, 1, 0))).toThrow("addAt: slice(0, 1, 0) has step 0");
  });
});

describe("against NumPy", () => {
  interface Selected {
    shape: number[];
    base: "x" | "T" | "reversed";
    index: Part[];
    result: number[];
    y: number[];
    z: number[];
  }
  const cases: Selected[] = read("numpy/indexing.json");
  const dtypes: DType[] = ["float64", "float32", "int32"];

  function source({ shape, base }: Selected, dtype: DType): NdArray {
    const size = sizeOf(shape);
    const x = array(arange(size), { dtype }).reshape(base === "T" ? shape.toReversed() : shape);
    if (base === "T") return transpose(x);
    return base === "reversed" ? getItem(x, ...shape.map(() => slice(null, null, -1))) : x;
  }

  it.each(dtypes)("selects %s and adds it, in the heap and outside", (dtype) => {
    let compared = 0;
    for (const selected of cases) {
      const index = selected.index.map(indexOf);
      const x = source(selected, dtype);
      if (compared % 2 === 1) release();
      const y = getItem(x, ...index);
      expect([y.shape, Array.from(y.toTypedArray())], JSON.stringify(selected)).toEqual([selected.result, selected.y]);
      const g = array(arange(1, y.size + 1), { dtype }).reshape(y.shape);
      const z = addAt(selected.shape, g, ...index);
      expect([z.dtype, z.shape, Array.from(z.toTypedArray())]).toEqual([dtype, selected.shape, selected.z]);
      compared++;
    }
    expect(compared).toBe(300);
  });
});

describe("against a list of elements", () => {
  const lengths = fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 1, maxLength: 4 });
  /** One list of indexes an axis: every combination of them is selected. */
  const grid = lengths.chain((shape) =>
    fc.record({
      shape: fc.constant(shape),
      lists: fc.tuple(
        ...shape.map((length) => fc.array(fc.integer({ min: -length, max: length - 1 }), { maxLength: 4 })),
      ),
    }),
  );

  it("selects every combination of open index arrays (np.ix_)", () => {
    fc.assert(
      fc.property(grid, ({ shape, lists }) => {
        const x = arange(sizeOf(shape)).reshape(shape);
        const index = lists.map((list, axis) => {
          const open = shape.map((_, i) => (i === axis ? list.length : 1));
          return fromTypedArray(Int32Array.from(list), open);
        });
        const nest = (axis: number, part: unknown): unknown =>
          axis === shape.length
            ? part
            : (lists[axis] as number[]).map((i) => nest(axis + 1, (part as unknown[]).at(i)));
        expect(getItem(x, ...index).toArray()).toEqual(nest(0, x.toArray()));
      }),
    );
  });

  it("gives the gradient of a sum: g at a place is added as often as it is selected", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 6 }), fc.array(fc.nat(100)), (length, numbers) => {
        const index = numbers.map((i) => i % length);
        const counts = new Array<number>(length).fill(0);
        for (const i of index) counts[i] = (counts[i] as number) + 2;
        const g = array(index.map(() => [1, 2]).concat([[0, 0]])).reshape(-1, 2);
        const got = addAt([length, 2], getItem(g, slice(null, -1)), index);
        expect(got.toArray()).toEqual(counts.map((count) => [count / 2, count]));
      }),
    );
  });
});

describe("rowReader", () => {
  it("gives rows as views", () => {
    const x = array([
      [1, 2, 3],
      [4, 5, 6],
    ]);
    const [read, readColumns] = [rowReader(x), rowReader(x.T)];
    release();
    expect([read(1), readColumns(2), read(0)].map((a) => a.toArray())).toEqual([
      [4, 5, 6],
      [3, 6],
      [1, 2, 3],
    ]);
    expect(read(0).span).toBe(x.span);
    expect(rowReader(array([7, 8]))(1).toArray()).toBe(8);
  });

  it("says which row there is not", () => {
    for (const i of [-1, 2, 0.5]) {
      expect(() => rowReader(zeros([2, 3]))(i)).toThrow(
        new IndexError(`rowReader: there is no row ${i} in an array of shape [2, 3]`),
      );
    }
    expect(() => rowReader(zeros([]))).toThrow(new IndexError("rowReader: an array of shape [] has no rows"));
  });
});

describe("rows", () => {
  it("are views, one after the other", () => {
    const x = arange(6).reshape(3, 2);
    expect(Array.from(rows(x), (each) => each.toArray())).toEqual([
      [0, 1],
      [2, 3],
      [4, 5],
    ]);
    expect(Array.from(rows(x.T), (each) => each.toArray())).toEqual([
      [0, 2, 4],
      [1, 3, 5],
    ]);
    for (const each of rows(x)) expect(each.span).toBe(x.span);
    expect(Array.from(rows(zeros([0, 3])))).toEqual([]);
    expect(Array.from(rows(zeros([2, 0])), (each) => each.shape)).toEqual([[0], [0]]);
    expect(() => rows(zeros([])).next()).toThrow(new IndexError("rows: an array of shape [] has no rows"));
  });

  it("are as far apart as the strides say", () => {
    const x = arange(24).reshape(2, 3, 4);
    const turned = transpose(x, [1, 2, 0]); // strides 4, 1, 12
    const expected = turned.toArray();
    expect(Array.from(rows(turned), (each) => each.toArray())).toEqual(expected);
    expect([0, 1, 2].map((i) => rowReader(turned)(i).toArray())).toEqual(expected);
    expect([0, 1, 2].map((i) => getItem(turned, i).toArray())).toEqual(expected);
  });

  it("are what a single number selects", () => {
    const x = arange(24).reshape(2, 3, 4);
    const row = getItem(x, -1);
    expect([row.shape, row.strides, row.size, row.span]).toEqual([[3, 4], null, 12, x.span]);
    expect(row.toArray()).toEqual(getItem(x, 1, ellipsis).toArray());
    expect(() => getItem(x, 0.5)).toThrow(new IndexError("getItem: index 0.5 is not a whole number"));
  });
});

describe("arrays outside the heap", () => {
  it("are gathered from where they are", () => {
    const table = fromTypedArray(
      Float32Array.from({ length: 400_000 }, (_, i) => i),
      [4000, 100],
    );
    const { span } = table;
    const wide = getItem(table, [3999, 0, 3999]);
    const narrow = getItem(table, [7, 8], slice(10, 12));
    const column = getItem(table, slice(null, 2), [99]);
    expect(table.span).toBe(span);
    expect(span.buffer).not.toBeNull();
    expect(Array.from(getItem(wide, slice(), 1).toTypedArray())).toEqual([399_901, 1, 399_901]);
    expect(narrow.toArray()).toEqual([
      [710, 711],
      [810, 811],
    ]);
    expect(column.toArray()).toEqual([[99], [199]]);
  });

  it("are gathered rightly although they move out in the middle", () => {
    setRecording(false);
    const table = arange(8000).reshape(1000, 8);
    const index = Array.from({ length: 600 }, (_, i) => (i * 7) % 1000);
    for (let round = 0; round < 4; round++) {
      const got = getItem(table, index, slice(1, 3));
      expect(got.toArray()).toEqual(index.map((i) => [i * 8 + 1, i * 8 + 2]));
    }
  });
});
