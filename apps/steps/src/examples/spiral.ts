import { DataLoader, Spiral } from "@dz/datasets";
import { accuracy, softmaxCrossEntropy } from "@dz/functions";
import { MLP } from "@dz/models";
import { random } from "@dz/ndarray";
import { Adam } from "@dz/optimizers";
import { drawClasses } from "../classes.ts";
import type { Page, Values } from "../page.ts";

export const title = "Three spirals";
export const teaches =
  "two hidden layers bend the border between classes, which is drawn before, in the midst and at the end";

export function run({ print, trace, draw }: Page): Values {
  const trainSet = new Spiral({ random });
  const loader = new DataLoader(trainSet, 30);
  const model = new MLP([20, 20, 3]);
  const optimizer = new Adam({ lr: 0.01 }).setup(model);

  let right = 0;
  for (let epoch = 0; epoch <= 100; epoch++) {
    let [sumLoss, sumAcc] = [0, 0];
    for (const [x, t] of loader) {
      const y = model.forward(x);
      const loss = softmaxCrossEntropy(y, t);
      model.cleargrads();
      loss.backward();
      if (epoch > 0) optimizer.update();
      sumLoss += loss.item() * t.length;
      sumAcc += accuracy(y, t).item() * t.length;
    }
    right = sumAcc / trainSet.length;
    trace(sumLoss / trainSet.length);
    if (epoch % 20 !== 0) continue;
    print(`epoch ${epoch}, loss ${(sumLoss / trainSet.length).toFixed(4)}, accuracy ${right.toFixed(4)}`);
    draw(`epoch-${epoch}.svg`, () => drawClasses(`epoch ${epoch}`, trainSet.data, trainSet.label, model));
  }
  return { accuracy: right };
}
