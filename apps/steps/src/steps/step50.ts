import { noGrad } from "@dz/core";
import { DataLoader, Spiral } from "@dz/datasets";
import { accuracy, softmaxCrossEntropy } from "@dz/functions";
import { MLP } from "@dz/models";
import { random } from "@dz/ndarray";
import { SGD } from "@dz/optimizers";
import { asDezero } from "../as-dezero.ts";
import type { Page, Values } from "../page.ts";
import { lossChart } from "../svg/line-chart.ts";

export const title = "A loader of batches";
export const teaches =
  "DataLoader makes batches in random order; a test set says how much is learned and how much by heart";

export function run({ print, trace, draw }: Page): Values {
  const [maxEpoch, batchSize, hiddenSize, lr] = [300, 30, 10, 1];
  const trainSet = new Spiral({ train: true, random });
  const testSet = new Spiral({ train: false, random });
  const trainLoader = new DataLoader(trainSet, batchSize);
  const testLoader = new DataLoader(testSet, batchSize, { shuffle: false });
  const model = new MLP([hiddenSize, 3], asDezero);
  const optimizer = new SGD({ lr }).setup(model);

  const losses = { train: [] as number[], test: [] as number[] };
  let right = 0;
  for (let epoch = 1; epoch <= maxEpoch; epoch++) {
    let [sumLoss, sumAcc] = [0, 0];
    for (const [x, t] of trainLoader) {
      const y = model.forward(x);
      const loss = softmaxCrossEntropy(y, t);
      model.cleargrads();
      loss.backward();
      optimizer.update();
      sumLoss += loss.item() * t.length;
      sumAcc += accuracy(y, t).item() * t.length;
    }
    trace(sumLoss, sumAcc);
    print(`epoch: ${epoch}`);
    trace(sumLoss, sumAcc);
    print(`train loss: ${(sumLoss / trainSet.length).toFixed(4)}, accuracy: ${(sumAcc / trainSet.length).toFixed(4)}`);
    losses.train.push(sumLoss / trainSet.length);

    [sumLoss, sumAcc] = [0, 0];
    noGrad(() => {
      for (const [x, t] of testLoader) {
        const y = model.forward(x);
        sumLoss += softmaxCrossEntropy(y, t).item() * t.length;
        sumAcc += accuracy(y, t).item() * t.length;
      }
    });
    trace(sumLoss, sumAcc);
    print(`test loss: ${(sumLoss / testSet.length).toFixed(4)}, accuracy: ${(sumAcc / testSet.length).toFixed(4)}`);
    losses.test.push(sumLoss / testSet.length);
    right = sumAcc / testSet.length;
  }

  draw("loss.svg", () => lossChart(title, losses));
  return { testLossLast: losses.test.at(-1), testAccuracyLast: right };
}
