import { sum, variable } from "@dz/core";
import type { Page, Values } from "../page.ts";

export const title = "Tensors";
export const teaches =
  "functions of single elements work on arrays of any shape, and the gradient has the shape of the data";

export function run({ print }: Page): Values {
  const x = variable(
    [
      [1, 2, 3],
      [4, 5, 6],
    ],
    { dtype: "int32" },
  );
  const c = variable(
    [
      [10, 20, 30],
      [40, 50, 60],
    ],
    { dtype: "int32" },
  );
  const t = x.add(c);
  const y = sum(t);

  y.backward({ retainGrad: true });
  print(y.grad);
  print(t.grad);
  print(x.grad);
  print(c.grad);
  return { xGrad: x.grad, cGrad: c.grad, y };
}
