import { matmul, mul, sum, transpose, type Variable, variable } from "@dz/core";
import { uniform } from "@dz/core/testing";
import { array, broadcastTo, type NdArray, ShapeError, ValueError, zeros } from "@dz/ndarray";
import { describe, expect, test } from "vitest";
import { checkFunction } from "../testing/vitest.ts";
import { einsum } from "./einsum.ts";

const cases: { formula: string; oracle: (...xs: Variable[]) => Variable; shapes: number[][] }[] = [
  {
    formula: "ij,jk->ik",
    oracle: matmul,
    shapes: [
      [2, 3],
      [3, 4],
    ],
  },
  {
    formula: "bij,bjk->bik",
    oracle: matmul,
    shapes: [
      [2, 2, 3],
      [2, 3, 4],
    ],
  },
  {
    formula: "ij,kj->ki",
    oracle: (x, y) => matmul(x, y.T).T,
    shapes: [
      [2, 3],
      [4, 3],
    ],
  },
  {
    formula: "bij,jk",
    oracle: matmul,
    shapes: [
      [2, 2, 3],
      [3, 4],
    ],
  },
  { formula: "ij->ji", oracle: (x) => x.T, shapes: [[2, 3]] },
  { formula: "ij->ij", oracle: (x) => mul(x, 1), shapes: [[2, 3]] },
  { formula: "ijk->ik", oracle: (x) => sum(x, { axis: 1 }), shapes: [[2, 3, 4]] },
  { formula: "ij->", oracle: (x) => sum(x), shapes: [[2, 3]] },
  { formula: "i,i->", oracle: (x, y) => sum(mul(x, y)), shapes: [[3], [3]] },
  {
    formula: "bi,bi->b",
    oracle: (x, y) => sum(mul(x, y), { axis: 1 }),
    shapes: [
      [2, 3],
      [2, 3],
    ],
  },
  { formula: "i,j->ij", oracle: (x, y) => mul(x.reshape(2, 1), y), shapes: [[2], [3]] },
  {
    formula: "ij,jk,kl->il",
    oracle: (x, y, z) => matmul(matmul(x, y), z),
    shapes: [
      [2, 3],
      [3, 2],
      [2, 4],
    ],
  },
  // Indexes that only one operand has, and that are summed.
  { formula: "ij,k->i", oracle: (x, y) => mul(sum(x, { axis: 1 }), sum(y)), shapes: [[2, 3], [4]] },
  {
    formula: "bqhd,bkhd->bhqk", // the scores of attention
    oracle: (q, k) => matmul(transpose(q, [0, 2, 1, 3]), transpose(k, [0, 2, 3, 1])),
    shapes: [
      [2, 3, 2, 4],
      [2, 3, 2, 4],
    ],
  },
  {
    formula: "...ij,...jk->...ik",
    oracle: matmul,
    shapes: [
      [2, 1, 2, 3],
      [4, 3, 2],
    ],
  },
  { formula: "...,...", oracle: mul, shapes: [[2, 1], [3]] },
];
for (const { formula, oracle, shapes } of cases) {
  checkFunction(`einsum ${formula}`, (...xs) => einsum(formula, ...xs), {
    oracle,
    inputs: shapes.map((shape) => uniform(shape, -1, 1)),
  });
}

const a = array([
  [1, 2, 3],
  [4, 5, 6],
]);
const b = array([
  [-5, -4, -3, -2],
  [-1, 0, 1, 2],
  [3, 4, 5, 6],
]);

describe("einsum", () => {
  test("as NumPy's", () => {
    expect(einsum("ij,jk->ki", a, b).data.toArray()).toEqual([
      [2, -7],
      [8, 8],
      [14, 23],
      [20, 38],
    ]);
    expect(einsum("ij,jk", a, b).data.toArray()).toEqual([
      [2, 8, 14, 20],
      [-7, 8, 23, 38],
    ]);
    expect(einsum("ba", a).data.toArray()).toEqual([
      [1, 4],
      [2, 5],
      [3, 6],
    ]);
    expect(einsum("ij,ij->", a, a).item()).toBe(91);
    expect(einsum("i,j,k->kij", array([1, 2]), array([3, 4]), array([5, 6])).data.toArray()).toEqual([
      [
        [15, 20],
        [30, 40],
      ],
      [
        [18, 24],
        [36, 48],
      ],
    ]);
  });

  test("with an ellipsis, as NumPy's", () => {
    const c = array([
      [
        [-3, -2],
        [-1, 0],
        [1, 2],
      ],
      [
        [3, 4],
        [5, 6],
        [7, 8],
      ],
    ]);
    expect(
      einsum(
        "...ij,jk->...ik",
        c,
        array([
          [1, 2],
          [3, 4],
        ]),
      ).data.toArray(),
    ).toEqual([
      [
        [-9, -14],
        [-1, -2],
        [7, 10],
      ],
      [
        [15, 22],
        [23, 34],
        [31, 46],
      ],
    ]);
    expect(einsum("...j,...j", c, array([[[1, 2]], [[5, 6]]])).data.toArray()).toEqual([
      [-7, -1, 5],
      [39, 61, 83],
    ]);
  });

  test("is one node, and numbers are operands without axes", () => {
    const x = variable([1, 2]);
    const y = einsum(",i,->i", 3, x, 2);
    y.backward();
    expect([y.data.toArray(), x.grad?.data.toArray(), y.creator?.name]).toEqual([[6, 12], [6, 6], "Einsum"]);
    expect(einsum("", 5).item()).toBe(5);
  });

  test("of empty arrays is a sum of nothing", () => {
    expect(einsum("ij,jk->ik", zeros([2, 0]), zeros([0, 3])).data.toArray()).toEqual([
      [0, 0, 0],
      [0, 0, 0],
    ]);
    expect(einsum("ij,jk->ik", zeros([0, 2]), zeros([2, 3])).shape).toEqual([0, 3]);
  });

  test("the result does not change with an operand that is updated in place", () => {
    const x: NdArray = broadcastTo(array([1]), [1]);
    expect(einsum("i->i", x).data).not.toBe(x);
  });

  test("errors", () => {
    expect(() => einsum("ij,jk->ik", a, a)).toThrow(
      new ShapeError("einsum: index j has length 3 in [2, 3] and 2 in [2, 3]"),
    );
    expect(() => einsum("...i,...j", a, zeros([3, 2]))).toThrow(
      new ShapeError("einsum: shapes [2, 3] and [3, 2] do not broadcast"),
    );
    expect(() => einsum("ii", a)).toThrow(new ShapeError("einsum: index i has lengths 2 and 3 in [2, 3]"));
    expect(() => einsum("i", "x" as unknown as number)).toThrow(
      new ValueError('einsum: expected a Variable, NdArray or number, got the string "x"'),
    );
  });
});
