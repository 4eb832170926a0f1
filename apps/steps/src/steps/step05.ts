import type { Page, Values } from "../page.ts";

export const title = "The theory of backpropagation";
export const teaches = "the chain rule can be evaluated from the output to the input; one pass gives all derivatives";

/** The book has no program here; these are the numbers behind its figures, for y = (exp(x²))² at x = 0.5. */
export function run({ print }: Page): Values {
  const x = 0.5;
  const a = x ** 2;
  const b = Math.exp(a);
  const y = b ** 2;
  print("forward ", "x", x, "a", a, "b", b, "y", y);

  // dy/dx = ((dy/dy · dy/db) · db/da) · da/dx, each bracket one step back
  const dy = 1;
  const db = dy * 2 * b;
  const da = db * Math.exp(a);
  const dx = da * 2 * x;
  print("backward", "y", dy, "b", db, "a", da, "x", dx);
  return { y, dx };
}
