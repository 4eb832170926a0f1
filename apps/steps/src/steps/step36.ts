import { type Variable, variable } from "@dz/core";
import type { Page, Values } from "../page.ts";

export const title = "Other uses of double backprop";
export const teaches = "a gradient can be a part of another expression, which is then differentiated in turn";

export function run({ print }: Page): Values {
  const x = variable(2);
  const y = x.pow(2);
  y.backward({ createGraph: true });
  const gx = x.grad as Variable;
  x.cleargrad();

  const z = gx.pow(3).add(y); // (dy/dx)³ + y
  z.backward();
  print(x.grad);
  return { xGrad: x.grad };
}
