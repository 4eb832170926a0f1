import { variable } from "@dz/core";
import type { Page, Values } from "../page.ts";

export const title = "The same variable again";
export const teaches = "gradients that arrive at one variable add up, so it has to be cleared before the next backward";

export function run({ print }: Page): Values {
  const x = variable(3);
  x.add(x).backward();
  print(x.grad?.data);

  x.cleargrad();
  x.add(x).add(x).backward();
  print(x.grad?.data);
  return { xGrad: x.grad };
}
