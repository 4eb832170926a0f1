import { type Variable, variable } from "@dz/core";
import { meanSquaredError, sigmoid, sin } from "@dz/functions";
import * as nd from "@dz/ndarray";
import { random, zeros } from "@dz/ndarray";
import { drawFit } from "../fit.ts";
import type { Page, Values } from "../page.ts";

export const title = "A neural network";
export const teaches = "two linear functions with a sigmoid between them learn a curve that no line fits";

export function run({ print, trace, draw }: Page): Values {
  random.seed(0);
  const x = variable(random.rand(100, 1));
  const y = sin(x.mul(2 * Math.PI)).add(random.rand(100, 1));
  const target = y.data;

  const [I, H, O] = [1, 10, 1];
  const W1 = variable(nd.mul(0.01, random.randn(I, H)));
  const b1 = variable(zeros([H]));
  const W2 = variable(nd.mul(0.01, random.randn(H, O)));
  const b2 = variable(zeros([O]));
  const parameters = [W1, b1, W2, b2];

  const predict = (input: Variable): Variable => {
    const hidden = sigmoid(input.matmul(W1).add(b1));
    return hidden.matmul(W2).add(b2);
  };

  const lr = 0.2;
  let loss = variable(0);
  for (let i = 0; i < 10000; i++) {
    loss = meanSquaredError(predict(x), target);
    for (const p of parameters) p.cleargrad();
    loss.backward();
    for (const p of parameters) p.data = nd.sub(p.data, nd.mul(lr, (p.grad as Variable).data));

    if (i % 1000 === 0) {
      print(loss);
      trace(loss);
    }
  }

  draw("fit.svg", () => drawFit(title, x.data, target, predict));
  return { lossLast: loss, W1, b1, W2, b2 };
}
