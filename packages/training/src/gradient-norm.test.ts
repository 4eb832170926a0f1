import { Parameter, Variable } from "@dz/core";
import { array } from "@dz/ndarray";
import { expect, test } from "vitest";
import { GradientNorm } from "./gradient-norm.ts";

function parameter(gradient: number[] | null): Parameter {
  const p = new Parameter(array([1, 2]));
  p.grad = gradient === null ? null : new Variable(array(gradient));
  return p;
}

test("GradientNorm is the norm over all parameters, averaged over the updates", () => {
  const norm = new GradientNorm();
  norm.beforeUpdate([parameter([3, 0]), parameter(null), parameter([0, 4])]);
  norm.beforeUpdate([parameter([0, 1])]);
  expect(norm.take()).toBe(3);
  norm.beforeUpdate([parameter([6, 8])]);
  expect(norm.take()).toBe(10);
  expect(norm.take()).toBeNaN();
});
