import { variable } from "@dz/core";
import type { Page, Values } from "../page.ts";

export const title = "A Variable that is comfortable";
export const teaches = "a Variable has a name, and tells the shape, size and type of its array, and how it looks";

export function run({ print }: Page): Values {
  const x = variable(
    [
      [1, 2, 3],
      [4, 5, 6],
    ],
    { dtype: "int32", name: "x" },
  );
  print(x.name);
  print(x.shape);
  print(x);
  const { shape, name, ndim, size, dtype, length } = x;
  return { shape, name, repr: String(x), ndim, size, dtype, length };
}
