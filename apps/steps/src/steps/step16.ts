import { type Variable, variable } from "@dz/core";
import type { Page, Values } from "../page.ts";

export const title = "Complex graphs, in practice";
export const teaches = "each function has a generation, and backward always takes one of the highest generation next";

const square = (x: Variable): Variable => x.pow(2);

export function run({ print }: Page): Values {
  const x = variable(2);
  const a = square(x);
  const y = square(a).add(square(a));
  y.backward();
  print(y.data);
  print(x.grad?.data);
  return { y, xGrad: x.grad, generations: [x.generation, a.generation, y.generation] };
}
