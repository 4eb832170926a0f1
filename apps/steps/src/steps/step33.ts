import { type Variable, variable } from "@dz/core";
import * as nd from "@dz/ndarray";
import type { Page, Values } from "../page.ts";

export const title = "Newton's method, with the second derivative found";
export const teaches =
  "a backward of the gradient gives the second derivative, so Newton's method needs nothing by hand";

function f(x: Variable): Variable {
  return x.pow(4).sub(x.pow(2).mul(2)); // x⁴ - 2x²
}

export function run({ print, trace }: Page): Values {
  const x = variable(2);
  let gx2 = x;
  for (let i = 0; i < 10; i++) {
    print(i, x);
    trace(x);

    const y = f(x);
    x.cleargrad();
    y.backward({ createGraph: true });

    const gx = x.grad as Variable;
    x.cleargrad();
    gx.backward();
    gx2 = x.grad as Variable;

    x.data = nd.sub(x.data, nd.div(gx.data, gx2.data));
  }
  return { x, gx2 };
}
