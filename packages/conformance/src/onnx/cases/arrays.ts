import { astype, sumTo } from "@dz/core";
import {
  concat,
  diagonal,
  expandDims,
  flatten,
  flip,
  moveAxis,
  pad,
  repeat,
  split,
  squeeze,
  stack,
  swapAxes,
  tile,
  tril,
  triu,
} from "@dz/functions";
import { array, RandomState, slice } from "@dz/ndarray";
import type { ExportCase } from "../measure.ts";

const random = new RandomState(2);
const normal = (...shape: number[]) => array(random.normal(0, 1, shape), { dtype: "float32" });
const v = normal(6);
const x = normal(3, 4);
const y = normal(3, 2);
const cube = normal(3, 4, 5);
const four = normal(3, 2, 4, 5);
const whole = array(random.randint(-9, 9, [3, 4]), { dtype: "int32" });
const [inf, nan] = [Number.POSITIVE_INFINITY, Number.NaN];
const hard = array(
  [
    [nan, inf, -inf],
    [-0, 1e38, -1e-38],
    [1, nan, 3],
  ],
  { dtype: "float32" },
);

/** The functions that join, cut and move arrays. */
export const arrayCases: readonly ExportCase[] = [
  { name: "concat", make: () => (a, b) => concat([a, b], { axis: 1 }), inputs: [x, y] },
  { name: "concat: along the batch", make: () => (a, b) => concat([a, b, a]), inputs: [x, normal(3, 4)] },
  { name: "concat: one array", make: () => (a) => concat([a], { axis: -1 }), inputs: [cube] },
  { name: "concat: kinds of numbers", make: () => (a, b) => concat([a, b], { axis: -1 }), inputs: [whole, x] },
  {
    name: "concat: an empty part",
    make: () => (a) => concat([a, a.getItem(slice(), slice(2, 2))], { axis: 1 }),
    inputs: [x],
  },
  { name: "stack", make: () => (a, b) => stack([a, b]), inputs: [x, normal(3, 4)] },
  { name: "stack: last axis", make: () => (a, b) => stack([a, b, a], { axis: -1 }), inputs: [x, hard4()] },
  { name: "stack: vectors", make: () => (a) => stack([a, a.mul(2)], { axis: 1 }), inputs: [v] },
  { name: "split", make: () => (a) => split(a, 2, { axis: 1 }), inputs: [x] },
  { name: "split: at indexes", make: () => (a) => split(a, [1, 1, 3], { axis: -1 }), inputs: [cube] },
  { name: "split: the batch", make: () => (a) => split(a, [1]).at(-1)?.mul(2) ?? [], inputs: [x] },
  { name: "split: integers", make: () => (a) => split(a, 4, { axis: 1 }), inputs: [whole] },
  { name: "pad", make: () => (a) => pad(a, [[0, 0], [1, 2]]), inputs: [x] }, // biome-ignore format: one line
  { name: "pad: all sides", make: () => (a) => pad(a, 1, { value: -2.5 }), inputs: [cube] },
  { name: "pad: infinite", make: () => (a) => pad(a, [0, 3], { value: -inf }), inputs: [four] },
  { name: "pad: NaN", make: () => (a) => pad(a, [2, 0], { value: nan }), inputs: [v] },
  { name: "pad: integers", make: () => (a) => pad(a, [1, 1], { value: 7 }), inputs: [whole] },
  { name: "flip", make: () => (a) => flip(a), inputs: [cube] },
  { name: "flip: one axis", make: () => (a) => flip(a, { axis: -1 }), inputs: [hard] },
  { name: "flip: no axis", make: () => (a) => flip(a, { axis: [] }).mul(2), inputs: [x] },
  { name: "flip: integers", make: () => (a) => flip(a, { axis: [0] }), inputs: [whole] },
  { name: "repeat", make: () => (a) => repeat(a, 3), inputs: [x] },
  { name: "repeat: axis", make: () => (a) => repeat(a, 2, { axis: 1 }), inputs: [cube] },
  { name: "repeat: the batch", make: () => (a) => repeat(a, 2, { axis: 0 }), inputs: [x] },
  { name: "repeat: never", make: () => (a) => repeat(a, 0, { axis: 1 }), inputs: [x] },
  { name: "tile", make: () => (a) => tile(a, 2), inputs: [x] },
  { name: "tile: several axes", make: () => (a) => tile(a, [2, 3, 1, 2]), inputs: [cube] },
  { name: "tile: the batch", make: () => (a) => tile(a, [3, 1]), inputs: [x] },
  { name: "tril", make: () => (a) => tril(a), inputs: [hard] },
  { name: "tril: above", make: () => (a) => tril(a, { k: 2 }), inputs: [cube] },
  { name: "tril: far below", make: () => (a) => tril(a, { k: -9 }), inputs: [cube] },
  { name: "tril: the batch is an axis of the matrix", make: () => (a) => tril(a, { k: 1 }), inputs: [x] },
  { name: "tril: integers", make: () => (a) => tril(a, { k: -1 }), inputs: [whole] },
  { name: "tril: bools", make: () => (a) => tril(astype(a, "bool")), inputs: [whole] },
  { name: "triu", make: () => (a) => triu(a), inputs: [hard] },
  { name: "triu: below", make: () => (a) => triu(a, { k: -2 }), inputs: [four] },
  { name: "triu: far above", make: () => (a) => triu(a, { k: 9 }), inputs: [cube] },
  { name: "triu: integers", make: () => (a) => triu(a, { k: 1 }), inputs: [whole] },
  { name: "diagonal", make: () => (a) => diagonal(a), inputs: [cube] },
  { name: "diagonal: above", make: () => (a) => diagonal(a, { k: 2 }), inputs: [four] },
  { name: "diagonal: below", make: () => (a) => diagonal(a, { k: -1 }), inputs: [cube] },
  { name: "diagonal: beyond the corner", make: () => (a) => diagonal(a, { k: 7 }), inputs: [cube] },
  // The length of the diagonal is the smaller of two sizes, which is no polynomial.
  { name: "diagonal: a matrix", make: () => (a) => diagonal(a), inputs: [x], symbolic: false },
  { name: "expandDims", make: () => (a) => expandDims(a, { axis: 1 }), inputs: [x] },
  { name: "expandDims: last", make: () => (a) => expandDims(a, { axis: -1 }), inputs: [cube] },
  { name: "squeeze", make: () => (a) => squeeze(a, { axis: 1 }), inputs: [normal(3, 1, 4)] },
  { name: "squeeze: several axes", make: () => (a) => squeeze(a, { axis: [1, -1] }), inputs: [normal(3, 1, 4, 1)] },
  // Without axes, dz would also remove a batch of 1, so the sizes are fixed.
  {
    name: "squeeze: all",
    make: () => (a) => squeeze(a),
    inputs: [normal(1, 4, 1)],
    options: { axes: [] },
    symbolic: false,
  },
  { name: "moveAxis", make: () => (a) => moveAxis(a, 0, -1), inputs: [cube] },
  { name: "moveAxis: several", make: () => (a) => moveAxis(a, [0, -1], [1, 0]), inputs: [four] },
  { name: "swapAxes", make: () => (a) => swapAxes(a, 0, -1), inputs: [four] },
  { name: "flatten", make: () => (a) => flatten(a), inputs: [four] },
  { name: "sumTo", make: () => (a) => sumTo(a, [1, 4]), inputs: [x] },
  { name: "sumTo: fewer axes", make: () => (a) => sumTo(a, [4, 1]), inputs: [cube] },
  { name: "sumTo: a number", make: () => (a) => sumTo(a, []), inputs: [x] },
  { name: "sumTo: leading axes alone", make: () => (a) => sumTo(a, [4, 5]), inputs: [four] },
  { name: "sumTo: integers", make: () => (a) => sumTo(a, [4]), inputs: [whole] },
];

function hard4() {
  return array([[inf, -inf, nan, 0], [1, 2, 3, 4], [-0, 5, 6, 7]], { dtype: "float32" }); // biome-ignore format: one line
}
