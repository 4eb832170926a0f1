import { type Variable, variable } from "@dz/core";
import * as nd from "@dz/ndarray";
import { random, zeros } from "@dz/ndarray";
import type { Page, Values } from "../page.ts";
import { lineChart, pointsOf } from "../svg/line-chart.ts";

export const title = "Linear regression";
export const teaches = "a line is fitted to points by the gradient of the mean squared error";

function meanSquaredError(x0: Variable, x1: Variable): Variable {
  const diff = x0.sub(x1);
  return diff.pow(2).sum().div(diff.length);
}

export function run({ print, trace, draw }: Page): Values {
  random.seed(0);
  const x = variable(random.rand(100, 1));
  const y = x.mul(2).add(5).add(random.rand(100, 1));

  const W = variable(zeros([1, 1]));
  const b = variable(zeros([1]));
  const predict = (input: Variable): Variable => input.matmul(W).add(b);
  const lr = 0.1;

  let loss = variable(0);
  for (let i = 0; i < 100; i++) {
    const yPred = predict(x);
    loss = meanSquaredError(variable(y.data), yPred);

    W.cleargrad();
    b.cleargrad();
    loss.backward();

    for (const p of [W, b]) p.data = nd.sub(p.data, nd.mul(lr, (p.grad as Variable).data));
    print(W, b, loss);
    trace(W, b, loss);
  }

  const line = pointsOf(nd.array([0, 1]), predict(variable([[0], [1]])).data);
  draw("line.svg", () =>
    lineChart({
      title,
      x: "x",
      y: "y",
      dots: [{ name: "data", points: pointsOf(x.data, y.data) }],
      lines: [{ name: "prediction", points: line }],
    }),
  );
  return { W: W.item(), b: b.item(), loss };
}
