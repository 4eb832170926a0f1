import { getItem, matmul, mul, sum, transpose, type Variable } from "@dz/core";
import { uniform } from "@dz/core/testing";
import { arange, array, type NdArray, type Shape, ShapeError, sizeOf, zeros } from "@dz/ndarray";
import { describe, expect, test } from "vitest";
import { diagonal } from "../array/diagonal.ts";
import { checkFunction } from "../testing/vitest.ts";
import { einsum } from "./einsum.ts";
import { trace } from "./trace.ts";

/** `((np.arange(n) * 3 + start) % 7 - 2.0).reshape(shape)` */
function numbers(shape: Shape, start: number): NdArray {
  const n = sizeOf(shape);
  return array(Array.from({ length: n }, (_, i) => ((i * 3 + start) % 7) - 2)).reshape(...shape);
}

/** `y = np.einsum(formula, numbers(shapes[0], 0), numbers(shapes[1], 1), ...)`, `y.shape` and `y.ravel()`, of NumPy 2.4. */
const forms: [formula: string, shapes: number[][], shape: number[], values: number[]][] = [
  ["ii->i", [[3, 3]], [3], [-2, 3, 1]],
  ["ii", [[3, 3]], [], [2]],
  ["ii->", [[3, 3]], [], [2]],
  ["iij->ij", [[2, 2, 3]], [2, 3], [-2, 1, 4, 4, 0, 3]],
  ["iij->ji", [[2, 2, 3]], [3, 2], [-2, 4, 1, 0, 4, 3]],
  ["iii->i", [[3, 3, 3]], [3], [-2, 2, -1]],
  ["iii", [[2, 2, 2]], [], [-4]],
  ["iji->j", [[2, 3, 2]], [3], [-4, 8, 6]],
  ["iji->ij", [[2, 3, 2]], [2, 3], [-2, 4, 3, -2, 4, 3]],
  ["ijij->ij", [[2, 3, 2, 3]], [2, 3], [-2, -2, -2, -2, -2, -2]],
  ["ijij", [[2, 3, 2, 3]], [], [-12]],
  ["iijj->ij", [[2, 2, 3, 3]], [2, 3], [-2, 3, 1, 2, 0, -2]],
  ["ii->i", [[0, 0]], [0], []],
  ["ii", [[0, 0]], [], [0]],
  ["ii", [[1, 1]], [], [-2]],
  ["i...i->...i", [[2, 3, 2]], [3, 2], [-2, -2, 4, 4, 3, 3]],
  ["i...i", [[2, 3, 2]], [3], [-4, 8, 6]],
  ["...ii", [[2, 3, 3]], [2], [2, 6]],
  ["...ii->i...", [[2, 3, 3]], [3, 2], [-2, 4, 3, 2, 1, 0]],
  ["ii...->i", [[2, 2]], [2], [-2, 0]],
  ["ii,i->i", [[3, 3], [3]], [3], [2, 6, -2]],
  [
    "ii,ij->j",
    [
      [2, 2],
      [2, 3],
    ],
    [3],
    [2, -4, 4],
  ],
  [
    "ii,jj->ij",
    [
      [2, 2],
      [3, 3],
    ],
    [2, 3],
    [2, -8, -4, 0, 0, 0],
  ],
  [
    "ii,ii->i",
    [
      [2, 2],
      [2, 2],
    ],
    [2],
    [2, 0],
  ],
  ["ii,i->i", [[3, 3], [1]], [3], [2, -3, -1]],
  ["ii,i->i", [[1, 1], [3]], [3], [2, -4, 4]],
  [
    "ii,ij->j",
    [
      [1, 1],
      [3, 2],
    ],
    [2],
    [-2, -6],
  ],
  ["iij,j->i", [[2, 2, 3], [1]], [2], [-3, -7]],
  [
    "ij,jk->ik",
    [
      [2, 1],
      [3, 4],
    ],
    [2, 4],
    [-10, 0, -4, -8, 5, 0, 2, 4],
  ],
  [
    "ij,jk->ik",
    [
      [2, 3],
      [1, 4],
    ],
    [2, 4],
    [-3, 6, -6, 3, -2, 4, -4, 2],
  ],
  [
    "ij,jk->ik",
    [
      [1, 3],
      [3, 1],
    ],
    [1, 1],
    [-4],
  ],
  [
    "ij,ij->ij",
    [
      [2, 1],
      [1, 3],
    ],
    [2, 3],
    [2, -4, 4, -1, 2, -2],
  ],
  [
    "ij,ij->",
    [
      [2, 1],
      [1, 3],
    ],
    [],
    [1],
  ],
  ["i,i->i", [[1], [3]], [3], [2, -4, 4]],
  ["i,i->", [[1], [3]], [], [2]],
  ["i,i->i", [[1], [0]], [0], []],
  ["i,i->", [[0], [1]], [], [0]],
  ["i,i,i->i", [[1], [1], [3]], [3], [0, 6, -2]],
  [
    "bij,bjk->bik",
    [
      [1, 2, 2],
      [2, 2, 1],
    ],
    [2, 2, 1],
    [4, -4, 5, -8],
  ],
  [
    "...i,...i->...",
    [
      [1, 3],
      [2, 1],
    ],
    [2],
    [-3, 6],
  ],
  [
    "...ij,...jk",
    [
      [2, 1, 2],
      [1, 2, 2],
    ],
    [2, 1, 2],
    [0, -3, -4, 8],
  ],
  ["ij->...ij", [[2, 2]], [2, 2], [-2, 1, 4, 0]],
  ["ij->...", [[2, 2]], [], [3]],
  ["->...", [[]], [], [-2]],
  ["ij->ji...", [[2, 3]], [3, 2], [-2, 0, 1, 3, 4, -1]],
  ["i,i->...i", [[2], [2]], [2], [2, 2]],
  ["i...j->j...i", [[2, 1, 3]], [3, 1, 2], [-2, 0, 1, 3, 4, -1]],
  [
    " i j , jk -> ik ",
    [
      [2, 2],
      [2, 2],
    ],
    [2, 2],
    [0, -3, -4, 8],
  ],
  ["i...,i->...", [[2, 3], [2]], [3], [2, 5, -6]],
  ["...,i", [[2], [3]], [2, 3], [2, -4, 4, -1, 2, -2]],
  [",", [[], []], [], [2]],
  ["i,", [[2], []], [2], [2, -1]],
  ["Ab", [[2, 3]], [2, 3], [-2, 1, 4, 0, 3, -1]],
  [
    "ij...,jk...->ik...",
    [
      [2, 2, 1],
      [2, 1, 2],
    ],
    [2, 1, 2],
    [0, -3, -4, 8],
  ],
];

describe("einsum, as NumPy's:", () => {
  for (const [formula, shapes, shape, values] of forms) {
    test(`"${formula}" of ${shapes.map((s) => `[${s}]`).join(" and ")}`, () => {
      const y = einsum(formula, ...shapes.map(numbers)).data;
      expect(y.shape).toEqual(shape);
      expect(Array.from(y.toTypedArray(), (v) => v + 0)).toEqual(values);
    });
  }

  test.each([
    ["ii->i", [[1, 3]], "einsum: index i has lengths 1 and 3 in [1, 3]"],
    ["ii", [[3, 1]], "einsum: index i has lengths 3 and 1 in [3, 1]"],
    ["ii", [[1, 0]], "einsum: index i has lengths 1 and 0 in [1, 0]"],
    ["ijii->j", [[2, 3, 2, 4]], "einsum: index i has lengths 4 and 2 in [2, 3, 2, 4]"],
    ["i,i->i", [[2], [3]], "einsum: index i has length 2 in [2] and 3 in [3]"],
    ["i,i,i->i", [[1], [3], [2]], "einsum: index i has length 3 in [3] and 2 in [2]"],
    ["ii,i->i", [[2, 2], [3]], "einsum: index i has length 2 in [2, 2] and 3 in [3]"],
  ])("%s of %j does not fit", (formula, shapes, text) => {
    expect(() => einsum(formula, ...shapes.map((shape) => zeros(shape)))).toThrow(new ShapeError(text));
  });
});

const column = (x: Variable): Variable => x.reshape(-1, 1);
const oracles: { formula: string; oracle: (...xs: Variable[]) => Variable; shapes: number[][] }[] = [
  { formula: "ii->i", oracle: (x) => diagonal(x), shapes: [[3, 3]] },
  { formula: "ii", oracle: trace, shapes: [[3, 3]] },
  { formula: "iij->ij", oracle: (x) => transpose(diagonal(transpose(x, [2, 0, 1]))), shapes: [[2, 2, 3]] },
  {
    formula: "iii->i",
    oracle: (x) => {
      const i = arange(2, { dtype: "int32" });
      return getItem(x, i, i, i);
    },
    shapes: [[2, 2, 2]],
  },
  { formula: "i...i", oracle: (x) => trace(transpose(x, [1, 0, 2])), shapes: [[2, 3, 2]] },
  { formula: "ii,i->", oracle: (x, y) => sum(mul(diagonal(x), y)), shapes: [[3, 3], [3]] },
  { formula: "ii,i->i", oracle: (x, y) => mul(diagonal(x), y), shapes: [[1, 1], [3]] },
  {
    formula: "ij,ij->ij",
    oracle: mul,
    shapes: [
      [2, 1],
      [1, 3],
    ],
  },
  { formula: "i,i->", oracle: (x, y) => sum(mul(x, y)), shapes: [[1], [3]] },
  {
    formula: "ij,jk->ik",
    oracle: (x, y) => mul(x, sum(y, { axis: 0 })),
    shapes: [
      [2, 1],
      [3, 2],
    ],
  },
  {
    formula: "ij,jk->ik",
    oracle: (x, y) => mul(column(sum(x, { axis: 1 })), y),
    shapes: [
      [2, 3],
      [1, 2],
    ],
  },
  {
    formula: "bij,bjk->bik",
    oracle: matmul,
    shapes: [
      [1, 2, 2],
      [2, 2, 1],
    ],
  },
];
for (const { formula, oracle, shapes } of oracles) {
  checkFunction(
    `einsum ${formula} of ${shapes.map((s) => `[${s}]`).join(" and ")}`,
    (...xs) => einsum(formula, ...xs),
    {
      oracle,
      inputs: shapes.map((shape) => uniform(shape, -1, 1)),
    },
  );
}
