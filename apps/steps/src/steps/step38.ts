import { variable } from "@dz/core";
import type { Page, Values } from "../page.ts";

export const title = "Functions that change the shape";
export const teaches = "reshape and transpose move elements, and their gradients move them back";

export function run({ print }: Page): Values {
  const x = variable(
    [
      [1, 2, 3],
      [4, 5, 6],
    ],
    { dtype: "int32" },
  );
  x.reshape(6).backward();
  print(x.grad);

  x.cleargrad();
  x.T.backward();
  print(x.grad);
  return { xGrad: x.grad };
}
