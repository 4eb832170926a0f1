import { add, mul, variable } from "@dz/core";
import { array } from "@dz/ndarray";
import type { Page, Values } from "../page.ts";

export const title = "Operators with arrays and numbers";
export const teaches =
  "an array or a number beside a Variable becomes a constant; on the left side a function takes it";

export function run({ print }: Page): Values {
  const x = variable(2);
  print(x.add(array(3)));
  print(x.add(3));

  const y = add(mul(3, x), 1); // 3 * x + 1
  print(y);
  return { y };
}
