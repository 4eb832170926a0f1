import { type Variable, variable } from "@dz/core";
import { goldstein } from "../goldstein.ts";
import type { Page, Values } from "../page.ts";

export const title = "Derivatives of complex functions";
export const teaches = "test functions of optimization are written as in a textbook, and their gradients come for free";

function sphere(x: Variable, y: Variable): Variable {
  return x.pow(2).add(y.pow(2));
}

function matyas(x: Variable, y: Variable): Variable {
  return x.pow(2).add(y.pow(2)).mul(0.26).sub(x.mul(y).mul(0.48));
}

export function run({ print }: Page): Values {
  const [x, y] = [variable(1), variable(1)];
  const gradients = [sphere, matyas].map((f) => {
    x.cleargrad();
    y.cleargrad();
    f(x, y).backward();
    return [x.grad, y.grad];
  });

  x.cleargrad();
  y.cleargrad();
  const z = goldstein(x, y);
  z.backward();
  print(x.grad, y.grad);
  return { z, xGrad: x.grad, yGrad: y.grad, gradients };
}
