import { dot, einsum, outer, tensordot, trace } from "@dz/functions";
import { array, RandomState, transpose } from "@dz/ndarray";
import type { ExportCase } from "../measure.ts";

const random = new RandomState(4);
const normal = (...shape: number[]) => array(random.normal(0, 1, shape), { dtype: "float32" });
const v = normal(4);
const x = normal(3, 4);
const rows = normal(3, 4);
const right = normal(4, 5);
const square = normal(4, 4);
const cube = normal(3, 4, 5);
const four = normal(3, 2, 4, 5);
const whole = array([[1, 2], [3, 4]], { dtype: "int32" }); // biome-ignore format: one line
const [inf, nan] = [Number.POSITIVE_INFINITY, Number.NaN];
const hard = array([[inf, 1, -inf, 2], [1e30, -1e30, 1, 0], [nan, 1, 2, 3]], { dtype: "float32" }); // biome-ignore format: one line

/** `einsum` of an input and constants. */
function sums(formula: string, from: typeof x, ...constants: (typeof x)[]): ExportCase {
  const name = `einsum: ${formula}`;
  return { name, make: () => (a) => einsum(formula, a, ...constants), inputs: [from] };
}

/** Sums of products. */
export const linalgCases: readonly ExportCase[] = [
  { name: "einsum", make: () => (a, b) => einsum("ij,ik->jk", a, b), inputs: [x, normal(3, 5)] },
  sums("ij->", x),
  sums("ij->j", x),
  sums("ij->ji", x),
  sums("ij->ij", x),
  sums("ij,jk->ik", x, right),
  sums("ij,jk", x, right),
  sums("bij,jk->bik", cube, normal(5, 2)),
  sums("bij,bkj->bik", cube, normal(1, 2, 5)),
  sums("bii->b", normal(3, 4, 4)),
  sums("bii->bi", normal(3, 4, 4)),
  sums("bij,bij->b", cube, normal(1, 4, 5)),
  sums("i,j->ij", normal(3), v),
  sums("i,i->i", normal(3), normal(1)),
  sums("...j,jk->...k", four, transpose(right)),
  sums("...ij->...ji", four),
  sums("b...,...->b...", cube, normal(4, 5)),
  sums("ij,jk,kl->il", x, right, normal(5, 2)),
  sums("Bi,iA->BA", x, right),
  sums("ij,->ij", x, array(2, { dtype: "float32" })),
  sums("bj,jj->b", x, square),
  { name: "einsum: scalars", make: () => (a, b) => einsum(",->", a.sum(), b.sum()), inputs: [x, rows] },
  { name: "einsum: batches", make: () => (a, b) => einsum("bi,bi->b", a, b), inputs: [x, rows] },
  { name: "einsum: infinite and NaN", make: () => (a) => einsum("ij,j->i", a, array([1, 2, 3, 0.5])), inputs: [hard] },
  { name: "einsum: integers", make: () => (a) => einsum("ij,jk->ik", a, whole), inputs: [whole] },
  { name: "tensordot", make: () => (a) => tensordot(a, normal5()), inputs: [cube] },
  { name: "tensordot: one axis", make: () => (a) => tensordot(a, right, { axes: 1 }), inputs: [x] },
  { name: "tensordot: no axes", make: () => (a) => tensordot(a, v, { axes: 0 }), inputs: [x] },
  { name: "tensordot: pairs", make: () => (a) => tensordot(a, four, { axes: [[2, 1], [3, 2]] }), inputs: [cube] }, // biome-ignore format: one line
  { name: "tensordot: the batch", make: () => (a, b) => tensordot(a, b, { axes: [0, 0] }), inputs: [x, cube] },
  { name: "dot", make: () => (a) => dot(a, right), inputs: [x] },
  { name: "dot: vectors", make: () => (a, b) => dot(a, b), inputs: [normal(5), normal(5)] },
  { name: "dot: a number", make: () => (a) => dot(a, 3), inputs: [x] },
  { name: "dot: a vector", make: () => (a) => dot(a, v), inputs: [x] },
  { name: "dot: more axes", make: () => (a) => dot(a, normal4()), inputs: [x] },
  { name: "outer", make: () => (a) => outer(a, v), inputs: [normal(3)] },
  {
    name: "outer: two batches",
    make: () => (a, b) => outer(a, b),
    inputs: [v, normal(3)],
    options: { axes: [{ 0: "m" }, { 0: "n" }] },
  },
  { name: "trace", make: () => (a) => trace(a), inputs: [normal(3, 4, 4)] },
  { name: "trace: a wide matrix", make: () => (a) => trace(a), inputs: [four] },
  {
    name: "trace: the matrix is the batch",
    make: () => (a) => trace(a),
    inputs: [square],
    options: { axes: [{ 0: "n", 1: "n" }] },
  },
];

function normal5() {
  return array(new RandomState(5).normal(0, 1, [4, 5, 2]), { dtype: "float32" });
}

function normal4() {
  return array(new RandomState(6).normal(0, 1, [2, 4, 3]), { dtype: "float32" });
}
