import { Spiral } from "@dz/datasets";
import { softmaxCrossEntropy } from "@dz/functions";
import { MLP } from "@dz/models";
import { array, random, stack } from "@dz/ndarray";
import { SGD } from "@dz/optimizers";
import { asDezero } from "../as-dezero.ts";
import type { Page, Values } from "../page.ts";
import { lossChart } from "../svg/line-chart.ts";

export const title = "A class for datasets";
export const teaches = "a dataset gives examples one by one, so that it may also read them from somewhere when needed";

export function run({ print, trace, draw }: Page): Values {
  const [maxEpoch, batchSize, hiddenSize, lr] = [300, 30, 10, 1];
  const trainSet = new Spiral({ random });
  const model = new MLP([hiddenSize, 3], asDezero);
  const optimizer = new SGD({ lr }).setup(model);

  const losses: number[] = [];
  for (let epoch = 1; epoch <= maxEpoch; epoch++) {
    const index = random.permutation(trainSet.length).toTypedArray();
    let sumLoss = 0;
    for (let i = 0; i < index.length; i += batchSize) {
      const batch = Array.from(index.subarray(i, i + batchSize), (k) => trainSet.get(k));
      const batchX = stack(batch.map(([x]) => x));
      const batchT = array(
        batch.map(([, t]) => t),
        { dtype: "int32" },
      );

      const loss = softmaxCrossEntropy(model.forward(batchX), batchT);
      model.cleargrads();
      loss.backward();
      optimizer.update();
      sumLoss += loss.item() * batch.length;
    }
    const avgLoss = sumLoss / trainSet.length;
    print(`epoch ${epoch}, loss ${avgLoss.toFixed(2)}`);
    trace(avgLoss);
    losses.push(avgLoss);
  }

  draw("loss.svg", () => lossChart(title, { loss: losses }));
  return { lossLastEpoch: losses.at(-1) };
}
