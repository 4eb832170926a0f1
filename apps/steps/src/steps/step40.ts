import { variable } from "@dz/core";
import type { Page, Values } from "../page.ts";

export const title = "Functions that broadcast";
export const teaches = "an operand that was stretched gets the sum of the gradients of its copies";

export function run({ print }: Page): Values {
  const x0 = variable([1, 2, 3], { dtype: "int32" });
  const x1 = variable([10], { dtype: "int32" });
  const y = x0.add(x1);
  print(y);

  y.backward();
  print(x1.grad);
  return { y, x1Grad: x1.grad };
}
