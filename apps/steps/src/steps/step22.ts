import { div, sub, variable } from "@dz/core";
import type { Page, Values } from "../page.ts";

export const title = "Operators: the others";
export const teaches = "negation, subtraction, division and powers, each with its gradient";

export function run({ print }: Page): Values {
  const x = variable(2);
  print(x.neg());

  const y1 = sub(2, x); // 2 - x
  const y2 = x.sub(1); // x - 1
  print(y1);
  print(y2);

  print(div(3, x)); // 3 / x

  const y = x.pow(3);
  y.backward();
  print(y);
  return { y, xGrad: x.grad, y1, y2 };
}
