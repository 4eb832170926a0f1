import { Parameter, type Variable, variable } from "@dz/core";
import { array, ValueError } from "@dz/ndarray";
import { expect, test } from "vitest";
import { ClipValue } from "./clip-value.ts";

const valuesOf = (x: Variable | null): number[] => Array.from((x as Variable).data.toTypedArray());

test("ClipValue clips every element, like PyTorch's clip_grad_value_", () => {
  const [p, q] = [new Parameter(array([0, 0, 0, 0, 0])), new Parameter(array([[0]]))];
  p.grad = variable([-3, -0.5, 0, 0.25, 7]);
  q.grad = variable([[0.75]]);
  new ClipValue(0.5).beforeUpdate([p, q]);
  expect([valuesOf(p.grad), valuesOf(q.grad)]).toEqual([[-0.5, -0.5, 0, 0.25, 0.5], [0.5]]);
});

test("ClipValue keeps the dtype, NaN, and a gradient array taken before", () => {
  const p = new Parameter(array([0, 0, 0], { dtype: "float32" }));
  p.grad = variable([Number.NaN, Infinity, 0.1], { dtype: "float32" });
  const held = p.grad;
  new ClipValue(0.2).beforeUpdate([p]);
  expect(p.grad?.dtype).toBe("float32");
  expect(valuesOf(p.grad)).toEqual([Number.NaN, Math.fround(0.2), Math.fround(0.1)]);
  expect(valuesOf(held)).toEqual([Number.NaN, Infinity, Math.fround(0.1)]);
});

test("ClipValue refuses a limit that is not a number from 0", () => {
  expect(() => new ClipValue(-1)).toThrow(new ValueError("ClipValue: maxValue is -1, expected a number from 0"));
});
