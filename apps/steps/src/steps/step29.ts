import { type Variable, variable } from "@dz/core";
import * as nd from "@dz/ndarray";
import type { Page, Values } from "../page.ts";

export const title = "Newton's method, with the second derivative by hand";
export const teaches = "with the second derivative, ten steps go where gradient descent needs hundreds";

function f(x: Variable): Variable {
  return x.pow(4).sub(x.pow(2).mul(2)); // x⁴ - 2x²
}

function gx2(x: nd.NdArray): nd.NdArray {
  return nd.sub(nd.mul(12, nd.pow(x, 2)), 4); // 12x² - 4
}

export function run({ print, trace }: Page): Values {
  const x = variable(2);
  for (let i = 0; i < 10; i++) {
    print(i, x);
    trace(x);

    const y = f(x);
    x.cleargrad();
    y.backward();
    x.data = nd.sub(x.data, nd.div((x.grad as Variable).data, gx2(x.data)));
  }
  return { x };
}
