import { variable } from "@dz/core";
import type { Page, Values } from "../page.ts";

export const title = "Operators: multiplication and addition";
export const teaches = "what Python spells as an operator is a method here: a * b + c is a.mul(b).add(c)";

export function run({ print }: Page): Values {
  const a = variable(3);
  const b = variable(2);
  const c = variable(1);

  const y = a.mul(b).add(c);
  y.backward();

  print(y);
  print(a.grad?.data);
  print(b.grad?.data);
  return { y, aGrad: a.grad, bGrad: b.grad };
}
