import { newAxis, slice } from "@dz/ndarray";
import { expect, test } from "vitest";
import { variable } from "../graph/as-variable.ts";
import "./operators.ts";

const x = variable([
  [1, 2, 3],
  [4, 5, 6],
]);

test.each([
  [
    "add",
    x.add(1),
    [
      [2, 3, 4],
      [5, 6, 7],
    ],
  ],
  [
    "sub",
    x.sub(x),
    [
      [0, 0, 0],
      [0, 0, 0],
    ],
  ],
  [
    "mul",
    x.mul(2),
    [
      [2, 4, 6],
      [8, 10, 12],
    ],
  ],
  [
    "div",
    x.div(2),
    [
      [0.5, 1, 1.5],
      [2, 2.5, 3],
    ],
  ],
  [
    "neg",
    x.neg(),
    [
      [-1, -2, -3],
      [-4, -5, -6],
    ],
  ],
  [
    "pow",
    x.pow(2),
    [
      [1, 4, 9],
      [16, 25, 36],
    ],
  ],
  [
    "matmul",
    x.matmul(x.T),
    [
      [14, 32],
      [32, 77],
    ],
  ],
  [
    "T",
    x.T,
    [
      [1, 4],
      [2, 5],
      [3, 6],
    ],
  ],
  [
    "transpose",
    x.transpose(1, 0),
    [
      [1, 4],
      [2, 5],
      [3, 6],
    ],
  ],
  [
    "transpose of a list",
    x.transpose([1, 0]),
    [
      [1, 4],
      [2, 5],
      [3, 6],
    ],
  ],
  [
    "transpose without axes",
    x.transpose(),
    [
      [1, 4],
      [2, 5],
      [3, 6],
    ],
  ],
  [
    "transpose of three axes",
    x.reshape(1, 2, 3).transpose(0, 2, 1),
    [
      [
        [1, 4],
        [2, 5],
        [3, 6],
      ],
    ],
  ],
  [
    "reshape",
    x.reshape(3, -1),
    [
      [1, 2],
      [3, 4],
      [5, 6],
    ],
  ],
  ["reshape to a list", x.reshape([6]), [1, 2, 3, 4, 5, 6]],
  [
    "astype",
    x.mul(1.5).astype("int32"),
    [
      [1, 3, 4],
      [6, 7, 9],
    ],
  ],
  ["sum", x.sum({ axis: 0 }), [5, 7, 9]],
  ["getItem", x.getItem(1, slice(1)), [5, 6]],
  ["getItem with a new axis", x.getItem(0, newAxis), [[1, 2, 3]]],
])("%s", (_, y, expected) => {
  expect(y.data.toArray()).toEqual(expected);
});
