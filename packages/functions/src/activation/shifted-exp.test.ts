import { expectClose } from "@dz/core/testing";
import { array } from "@dz/ndarray";
import { expect, test } from "vitest";
import { shiftedExp } from "./shifted-exp.ts";

test("shiftedExp: the parts of a softmax, along axes that stay", () => {
  const x = array([
    [0, Math.log(2)],
    [1, 1],
  ]);
  const { largest, below, powers, total } = shiftedExp(x, [1]);
  expect(largest.toArray()).toEqual([[Math.log(2)], [1]]);
  expect(below.toArray()).toEqual([
    [-Math.log(2), 0],
    [0, 0],
  ]);
  expectClose(powers.reshape(4), array([0.5, 1, 1, 1]), { rtol: 1e-15 });
  expectClose(total, array([[1.5], [2]]), { rtol: 1e-15 });
  expect(shiftedExp(x, [0, 1]).total.shape).toEqual([1, 1]);
});

test("shiftedExp: nothing overflows, also of whole numbers", () => {
  expect(shiftedExp(array([1e308, -1e308]), [0]).powers.toArray()).toEqual([1, 0]);
  const { below, total } = shiftedExp(array([2147483647, -2147483648], { dtype: "int32" }), [0]);
  expect([below.toArray(), total.toArray()]).toEqual([[0, -4294967295], [1]]);
});

test("shiftedExp: −Infinity adds nothing, and beside nothing else it has no distance", () => {
  const { powers, total } = shiftedExp(
    array([
      [3, -Infinity],
      [-Infinity, -Infinity],
    ]),
    [1],
  );
  expect(powers.toArray()).toEqual([
    [1, 0],
    [NaN, NaN],
  ]);
  expect(total.toArray()).toEqual([[1], [NaN]]);
});
