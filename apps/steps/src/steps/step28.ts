import { mul, sub, type Variable, variable } from "@dz/core";
import * as nd from "@dz/ndarray";
import type { Page, Values } from "../page.ts";
import { lineChart } from "../svg/line-chart.ts";

export const title = "Gradient descent on the Rosenbrock function";
export const teaches = "small steps against the gradient go down, and slowly along a curved valley";

function rosenbrock(x0: Variable, x1: Variable): Variable {
  return mul(100, x1.sub(x0.pow(2)).pow(2)).add(sub(x0, 1).pow(2));
}

export function run({ print, trace, draw }: Page): Values {
  const x0 = variable(0);
  const x1 = variable(2);
  const lr = 0.001;
  const path: [number, number][] = [];

  for (let i = 0; i < 1000; i++) {
    print(x0, x1);
    trace(x0, x1);
    path.push([x0.item(), x1.item()]);

    const y = rosenbrock(x0, x1);
    x0.cleargrad();
    x1.cleargrad();
    y.backward();
    for (const x of [x0, x1]) x.data = nd.sub(x.data, nd.mul(lr, (x.grad as Variable).data));
  }

  draw("path.svg", () => lineChart({ title, x: "x0", y: "x1", lines: [{ name: "path", points: path }] }));
  return { x0, x1 };
}
