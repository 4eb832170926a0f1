import { variable } from "@dz/core";
import { meanSquaredError, sin } from "@dz/functions";
import { MLP } from "@dz/models";
import { random } from "@dz/ndarray";
import { SGD } from "@dz/optimizers";
import { asDezero } from "../as-dezero.ts";
import { drawFit } from "../fit.ts";
import type { Page, Values } from "../page.ts";

export const title = "Optimizers";
export const teaches =
  "how parameters are updated is a matter of its own: set up for a model, called after each backward";

export function run({ print, trace, draw }: Page): Values {
  random.seed(0);
  const x = variable(random.rand(100, 1));
  const target = sin(x.mul(2 * Math.PI)).add(random.rand(100, 1)).data;

  const model = new MLP([10, 1], asDezero);
  const optimizer = new SGD({ lr: 0.2 }).setup(model);

  let loss = variable(0);
  for (let i = 0; i < 10000; i++) {
    loss = meanSquaredError(model.forward(x), target);
    model.cleargrads();
    loss.backward();
    optimizer.update();
    if (i % 1000 === 0) {
      print(loss);
      trace(loss);
    }
  }

  draw("fit.svg", () => drawFit(title, x.data, target, (input) => model.forward(input)));
  const last = model.l.at(-1);
  return { lossLast: loss, W1: last?.W, b1: last?.b };
}
