import { type Parameter, type Variable, type VariableLike, variable } from "@dz/core";
import { meanSquaredError, sigmoid, sin } from "@dz/functions";
import { Linear } from "@dz/layers";
import { Model } from "@dz/models";
import * as nd from "@dz/ndarray";
import { random } from "@dz/ndarray";
import { asDezero } from "../as-dezero.ts";
import { drawFit } from "../fit.ts";
import type { Page, Values } from "../page.ts";
import { graphSvg } from "../svg/graph.ts";

export const title = "Layers in a model";
export const teaches = "a model is a layer made of layers, and params() goes through all of them";

class TwoLayerNet extends Model {
  readonly l1: Linear;
  readonly l2: Linear;

  constructor(hiddenSize: number, outSize: number) {
    super();
    this.l1 = new Linear(hiddenSize, asDezero);
    this.l2 = new Linear(outSize, asDezero);
  }

  override forward(x: VariableLike): Variable {
    return this.l2.forward(sigmoid(this.l1.forward(x)));
  }
}

export function run({ print, trace, draw }: Page): Values {
  random.seed(0);
  const x = variable(random.rand(100, 1), { name: "x" });
  const target = sin(x.mul(2 * Math.PI)).add(random.rand(100, 1)).data;
  const model = new TwoLayerNet(10, 1);

  const lr = 0.2;
  let loss = variable(0);
  for (let i = 0; i < 10000; i++) {
    loss = meanSquaredError(model.forward(x), target);
    model.cleargrads();
    loss.backward();
    for (const p of model.params()) step(p, lr);
    if (i % 1000 === 0) {
      print(loss);
      trace(loss);
    }
  }

  draw("model.svg", () => graphSvg(model.toDot(x)));
  draw("fit.svg", () => drawFit(title, x.data, target, (input) => model.forward(input)));
  return { lossLast: loss };
}

/** `p -= lr * grad`, in the dtype of p. */
function step(p: Parameter, lr: number): void {
  const { data } = p.grad as Variable;
  p.data = nd.astype(nd.sub(nd.astype(p.data, "float64"), nd.mul(lr, data)), p.dtype);
}
