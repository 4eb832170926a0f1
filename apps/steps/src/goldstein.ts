import { add, mul, sub, type Variable } from "@dz/core";

/** The function of Goldstein and Price (1971), of two variables, with its minimum 3 at (0, -1). Steps 24 and 26. */
export function goldstein(x: Variable, y: Variable): Variable {
  const a = x.add(y).add(1).pow(2);
  const b = sub(19, mul(14, x))
    .add(mul(3, x.pow(2)))
    .sub(mul(14, y))
    .add(mul(6, x).mul(y))
    .add(mul(3, y.pow(2)));
  const c = mul(2, x).sub(mul(3, y)).pow(2);
  const d = sub(18, mul(32, x))
    .add(mul(12, x.pow(2)))
    .add(mul(48, y))
    .sub(mul(36, x).mul(y))
    .add(mul(27, y.pow(2)));
  return add(1, a.mul(b)).mul(add(30, c.mul(d)));
}
