import { noGrad, variable } from "@dz/core";
import { ones } from "@dz/ndarray";
import type { Page, Values } from "../page.ts";

export const title = "A mode that uses less memory";
export const teaches =
  "gradients between output and inputs are dropped unless retainGrad, and noGrad keeps no graph at all";

export function run({ print }: Page): Values {
  const x0 = variable(1);
  const x1 = variable(1);
  const t = x0.add(x1);
  const y = x0.add(t);
  y.backward();
  print(y.grad, t.grad);
  print(x0.grad?.data, x1.grad?.data);

  const x = variable(ones([100, 100, 100]));
  const z = noGrad(() => x.pow(2).pow(2).pow(2)); // nothing is kept for a backward
  return { x0Grad: x0.grad, x1Grad: x1.grad, creator: z.creator };
}
