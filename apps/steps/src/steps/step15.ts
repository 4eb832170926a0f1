import { type Variable, variable } from "@dz/core";
import type { Page, Values } from "../page.ts";

export const title = "Complex graphs, in theory";
export const teaches =
  "where ways part and meet again, a function may be done only after all gradients behind it are there";

/** The book has no program here; this goes backwards through y = a² + a², a = x², in a wrong and in the right order. */
export function run({ print }: Page): Values {
  const [x, a] = [2, 4];
  // Last in, first out, as in step 14: add, one square, then already the function of a, then the other square.
  const early = 2 * x * (2 * a);
  print("too early:", early, "has only one of the two gradients of a");

  // In the right order, a has both gradients before x gets its own.
  const right = 2 * x * (2 * a + 2 * a);
  print("in order: ", right);

  const v = variable(x);
  const square = (u: Variable): Variable => u.pow(2);
  const b = square(v);
  square(b).add(square(b)).backward();
  print("dz:       ", v.grad?.item());
  return { early, right, xGrad: v.grad };
}
