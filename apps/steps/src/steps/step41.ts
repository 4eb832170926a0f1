import { matmul, variable } from "@dz/core";
import { random } from "@dz/ndarray";
import type { Page, Values } from "../page.ts";

export const title = "Matrix products";
export const teaches = "the gradients of x W are gy Wᵀ and xᵀ gy, as the shapes alone suggest";

export function run({ print }: Page): Values {
  const x = variable(random.randn(2, 3));
  const W = variable(random.randn(3, 4));
  const y = matmul(x, W);
  y.backward();

  print(x.grad?.shape);
  print(W.grad?.shape);
  return { xGradShape: x.grad?.shape, wGradShape: W.grad?.shape };
}
