import { sum, variable } from "@dz/core";
import { random } from "@dz/ndarray";
import type { Page, Values } from "../page.ts";

export const title = "A function for sums";
export const teaches = "a sum along an axis spreads its gradient back along that axis";

export function run({ print }: Page): Values {
  const x = variable([1, 2, 3, 4, 5, 6], { dtype: "int32" });
  const total = sum(x);
  total.backward();
  print(total);
  print(x.grad);

  const m = variable(
    [
      [1, 2, 3],
      [4, 5, 6],
    ],
    { dtype: "int32" },
  );
  const all = sum(m);
  all.backward();
  print(all);
  print(m.grad);

  m.cleargrad();
  const columns = sum(m, { axis: 0 });
  columns.backward();
  print(columns);
  print(m.grad);

  const y = sum(variable(random.randn(2, 3, 4, 5)), { keepdims: true });
  print(y.shape);
  return { yShape: y.shape };
}
