import { Spiral } from "@dz/datasets";
import { softmaxCrossEntropy } from "@dz/functions";
import { MLP } from "@dz/models";
import { getItem, random, slice } from "@dz/ndarray";
import { SGD } from "@dz/optimizers";
import { asDezero } from "../as-dezero.ts";
import { drawClasses } from "../classes.ts";
import type { Page, Values } from "../page.ts";
import { lossChart } from "../svg/line-chart.ts";

export const title = "Several classes";
export const teaches = "a network separates three spirals, from batches in another order in each epoch";

export function run({ print, trace, draw }: Page): Values {
  const [maxEpoch, batchSize, hiddenSize, lr] = [300, 30, 10, 1];
  const { data: x, label: t } = new Spiral({ random }); // seeds the stream, as the book's does
  const model = new MLP([hiddenSize, 3], asDezero);
  const optimizer = new SGD({ lr }).setup(model);

  const losses: number[] = [];
  for (let epoch = 1; epoch <= maxEpoch; epoch++) {
    const index = random.permutation(x.length);
    let sumLoss = 0;
    for (let i = 0; i < x.length; i += batchSize) {
      const batchIndex = getItem(index, slice(i, i + batchSize));
      const batchT = getItem(t, batchIndex);
      const loss = softmaxCrossEntropy(model.forward(getItem(x, batchIndex)), batchT);
      model.cleargrads();
      loss.backward();
      optimizer.update();
      sumLoss += loss.item() * batchT.length;
    }
    const avgLoss = sumLoss / x.length;
    print(`epoch ${epoch}, loss ${avgLoss.toFixed(2)}`);
    trace(avgLoss);
    losses.push(avgLoss);
  }

  draw("loss.svg", () => lossChart(title, { loss: losses }));
  draw("classes.svg", () => drawClasses(title, x, t, model));
  return { lossLastEpoch: losses.at(-1) };
}
