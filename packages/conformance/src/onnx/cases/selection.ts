import { astype, getItem, type Variable } from "@dz/core";
import { embedId, takeAlongAxis } from "@dz/functions";
import { EmbedID } from "@dz/layers";
import { arange, array, ellipsis, type Index, newAxis, RandomState, slice } from "@dz/ndarray";
import type { ExportCase } from "../measure.ts";

const random = new RandomState(3);
const normal = (...shape: number[]) => array(random.normal(0, 1, shape), { dtype: "float32" });
const ints = (values: unknown) => array(values as number[], { dtype: "int32" });
const v = normal(7);
const x = normal(3, 4);
const cube = normal(3, 4, 5);
const four = normal(3, 4, 2, 5);
const ids = ints([2, 0, 2]);
const negative = ints([-1, 0, 1]);
const all = slice();
const table = normal(6, 4);
const mask = array([true, false, true, true]);
const grid = array([[true, false], [false, false], [true, true], [false, true]]); // biome-ignore format: one line

/** Selects with an index that does not depend on inputs. */
function selects(name: string, from: typeof x, ...index: (Index | Variable)[]): ExportCase {
  return { name: `getItem: ${name}`, make: () => (a) => getItem(a, ...index), inputs: [from] };
}

/** Indexing, and the functions that are made of it. */
export const selectionCases: readonly ExportCase[] = [
  selects("an integer", cube, all, 1),
  selects("a negative integer", cube, all, -1, 2),
  selects("the first of a batch", cube, 0),
  selects("integers of all axes", cube, -1, -1, 0),
  selects("everything", cube, ellipsis),
  selects("a slice", cube, all, slice(1, 3)),
  selects("slices to the ends", cube, all, slice(2), slice(null, -1)),
  selects("steps", cube, all, slice(null, null, 2), slice(1, 5, 3)),
  selects("steps backwards", cube, all, slice(null, null, -1), slice(3, 0, -2)),
  selects("a step backwards to the beginning", cube, all, slice(2, null, -1), slice(-2, null, -1)),
  selects("bounds beyond the ends", cube, all, slice(-9, 9), slice(9, -9, -1)),
  selects("backwards from before the beginning", cube, all, slice(-9, null, -1)),
  selects("no elements", cube, all, slice(3, 1), slice(4, 4)),
  selects("slices of the batch", x, slice(1, 9)),
  selects("the last of the batch", x, slice(-2)),
  selects("the batch backwards", x, slice(null, null, -1)),
  selects("the batch backwards from an index", x, slice(1, null, -1)),
  selects("the batch backwards from its end", x, slice(-2, null, -1)),
  selects("the batch backwards between places counted from its end", v, slice(-2, -5, -1)),
  selects("the batch backwards from before its beginning", v, slice(-20, null, -1)),
  selects("every second of the batch", x, slice(0, 2, 2)),
  selects("new axes", x, newAxis, all, newAxis),
  selects("an ellipsis between", four, all, ellipsis, 2),
  selects("a new axis behind an ellipsis", four, slice(0, 2), ellipsis, newAxis, 1),
  selects("all kinds", four, all, slice(3, null, -2), newAxis, 1, ellipsis),
  selects("an index array", cube, all, ints([3, 0, 0, -1])),
  selects("a list", cube, all, [1, 1, 2]),
  selects("an index array with two axes", cube, all, ints([[0, 1], [2, 3]])), // biome-ignore format: one line
  selects("an index array of the last axis", cube, ellipsis, ints([4, 0])),
  selects("an empty index array", x, all, array([], { dtype: "int32" })),
  selects("an index array and slices", four, all, slice(1, 3), 0, ints([4, -5])),
  selects("an index array beside an integer", four, all, 1, ints([1, 0, 1])),
  selects("an index array away from an integer", four, all, 1, all, ints([1, 0, 1])),
  selects("two index arrays", cube, all, ints([3, 0, 1]), ints([0, 0, -1])),
  selects("two index arrays that broadcast", cube, all, ints([[3], [0]]), ints([0, 2, 4])),
  selects("two index arrays apart", four, all, ints([3, 0, 1]), all, ints([0, 4, 2])),
  selects("two index arrays and a new axis", four, all, newAxis, ints([3, 0]), ints([0, 1]), slice(1, 4)),
  selects("two index arrays, the batch sliced", four, slice(1, 9), ints([3, 0]), ints([0, 1])),
  selects("index arrays apart by a new axis", four, all, ints([3, 0]), newAxis, ints([0, 1])),
  selects("index arrays of all axes", cube, ints([0, -1]), ints([1, 2]), ints([4, 0])),
  selects("index arrays of one axis, in place and beside", four, ints([0]), ellipsis, ints([4, 0])),
  selects("a mask", x, all, mask),
  selects("a list of booleans", x, all, [true, true, false, true]),
  selects("a mask of two axes", four, all, grid),
  selects("a mask of two axes beside an index array", four, all, grid, ints([0, 4, 1, 2])),
  selects("a mask of nothing", x, all, array([false, false, false, false])),
  { name: "getItem: integers", make: () => (a) => getItem(a, slice(), [2, 0], 1), inputs: [ints([[[1, 2], [3, 4], [5, 6]]])] }, // biome-ignore format: one line
  { name: "getItem: bools", make: () => (a) => getItem(astype(a, "bool"), slice(), [1, 1, 0]), inputs: [ints([[0, 1], [1, 0]])] }, // biome-ignore format: one line
  { name: "getItem: an index array that is an input", make: () => (a, i) => getItem(a, i), inputs: [x, negative] },
  {
    name: "getItem: an input on the second axis",
    make: () => (a, i) => getItem(a, slice(), i),
    inputs: [cube, ints([[1, -1, 3]])],
    options: { axes: [{ 0: "batch" }, { 1: "count" }] },
  },
  {
    name: "getItem: an integer that is an input",
    make: () => (a, i) => getItem(a, slice(), i),
    inputs: [cube, ints(2)],
  },
  {
    name: "getItem: two index arrays that are inputs",
    make: () => (a, i, j) => getItem(a, i, slice(1, 3), j),
    inputs: [cube, negative, ids],
  },
  {
    name: "getItem: one element of each row",
    make: () => (a, i) => getItem(a, arange(a.shape[0] as number, { dtype: "int32" }), i),
    inputs: [x, ids],
  },
  {
    name: "getItem: an index array that was computed",
    make: () => (a, i) => getItem(a, slice(), astype(i.mul(1.5), "int32")),
    inputs: [x, ids],
  },
  {
    name: "getItem: a list made for the size of the batch",
    make: () => (a) => getItem(a, [0, (a.shape[0] as number) - 1]),
    inputs: [x],
  },
  {
    name: "getItem: an integer and a slice made for the size of the batch",
    make: () => (a) => getItem(a, (a.shape[0] as number) - 1).add(getItem(a, slice((a.shape[0] as number) - 1))),
    inputs: [x],
  },
  {
    name: "getItem: counting backwards through the batch",
    make: () => (a) => getItem(a, arange((a.shape[0] as number) - 1, -1, -1, { dtype: "int32" })),
    inputs: [x],
  },
  { name: "takeAlongAxis", make: () => (a, i) => takeAlongAxis(a, i, { axis: 1 }), inputs: [x, along(2)] },
  { name: "takeAlongAxis: the batch", make: () => (a, i) => takeAlongAxis(a, i, { axis: 0 }), inputs: [x, ints([[0, -1, 0, -1], [-1, 0, 0, 0], [0, 0, -1, -1]])] }, // biome-ignore format: one line
  {
    name: "takeAlongAxis: three axes, a constant that broadcasts",
    make: () => (a) => takeAlongAxis(a, ints([[[0], [3], [-1]]]), { axis: -2 }),
    inputs: [cube],
  },
  {
    name: "takeAlongAxis: a vector",
    make: () => (a, i) => takeAlongAxis(a, i, { axis: 0 }),
    inputs: [v, ints([0, 0, 1, -1, 1, 0, -2])],
  },
  { name: "embedId", make: () => (i) => embedId(table, i), inputs: [ids] },
  { name: "embedId: batches of ids", make: () => (i) => embedId(table, i), inputs: [ints([[1, 5], [0, 3], [2, 2]])] }, // biome-ignore format: one line
  {
    name: "embedId: W is an input",
    make: () => (W, i) => embedId(W, i),
    inputs: [table, ids],
    options: { axes: [{}, { 0: "batch" }] },
  },
  { name: "layers.EmbedID: ids of two axes", make: () => new EmbedID(6, 3, { random: new RandomState(1) }), inputs: [ints([[1, 5], [0, 3], [2, 2]])] }, // biome-ignore format: one line
];

function along(width: number) {
  return array(random.randint(-4, 4, [3, width]), { dtype: "int32" });
}
