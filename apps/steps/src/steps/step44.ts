import { type Parameter, type Variable, variable } from "@dz/core";
import { meanSquaredError, sigmoid, sin } from "@dz/functions";
import { Linear } from "@dz/layers";
import * as nd from "@dz/ndarray";
import { random } from "@dz/ndarray";
import { asDezero } from "../as-dezero.ts";
import { drawFit } from "../fit.ts";
import type { Page, Values } from "../page.ts";

export const title = "Parameters in layers";
export const teaches = "a layer keeps its parameters, so that clearing and updating them are loops over params()";

export function run({ print, trace, draw }: Page): Values {
  random.seed(0);
  const x = variable(random.rand(100, 1));
  const target = sin(x.mul(2 * Math.PI)).add(random.rand(100, 1)).data;

  const l1 = new Linear(10, asDezero); // the input size is found at the first input
  const l2 = new Linear(1, asDezero);
  const predict = (input: Variable): Variable => l2.forward(sigmoid(l1.forward(input)));

  const lr = 0.2;
  let loss = variable(0);
  for (let i = 0; i < 10000; i++) {
    loss = meanSquaredError(predict(x), target);
    l1.cleargrads();
    l2.cleargrads();
    loss.backward();
    for (const l of [l1, l2]) {
      for (const p of l.params()) step(p, lr);
    }
    if (i % 1000 === 0) {
      print(loss);
      trace(loss);
    }
  }

  draw("fit.svg", () => drawFit(title, x.data, target, predict));
  return { lossLast: loss, dtypes: Array.from(l1.params(), (p) => p.dtype) };
}

/** `p -= lr * grad`, in the dtype of p. */
function step(p: Parameter, lr: number): void {
  const { data } = p.grad as Variable;
  p.data = nd.astype(nd.sub(nd.astype(p.data, "float64"), nd.mul(lr, data)), p.dtype);
}
