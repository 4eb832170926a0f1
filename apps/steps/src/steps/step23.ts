import { variable } from "@dz/core";
import type { Page, Values } from "../page.ts";

export const title = "A package";
export const teaches = "what was written in the steps before is a package with a name, to be imported: @dz/core";

export function run({ print }: Page): Values {
  const x = variable(1);
  const y = x.add(3).pow(2);
  y.backward();

  print(y);
  print(x.grad);
  return { y, xGrad: x.grad };
}
