import { noGrad } from "@dz/core";
import { DataLoader } from "@dz/datasets";
import { accuracy, relu, softmaxCrossEntropy } from "@dz/functions";
import { MLP } from "@dz/models";
import { Adam } from "@dz/optimizers";
import { digitSets } from "../digits.ts";
import type { Page, Values } from "../page.ts";
import { imageGrid } from "../svg/image-grid.ts";

export const title = "Handwritten digits";
export const teaches = "the loop that learned the spiral learns MNIST: only data and sizes are others";

export function run({ print, draw, data }: Page): Values {
  const { trainSet, testSet, name } = digitSets(data);
  print(`data: ${name}, ${trainSet.length} to train with, ${testSet.length} to test with`);
  const [maxEpoch, batchSize, hiddenSize] = [5, 100, data === null ? 100 : 1000];
  const trainLoader = new DataLoader(trainSet, batchSize);
  const testLoader = new DataLoader(testSet, batchSize, { shuffle: false });
  const model = new MLP([hiddenSize, hiddenSize, 10], { activation: relu });
  const optimizer = new Adam().setup(model);

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
    const n = trainSet.length;
    print(`epoch: ${epoch}, train loss: ${(sumLoss / n).toFixed(4)}, accuracy: ${(sumAcc / n).toFixed(4)}`);

    sumAcc = 0;
    noGrad(() => {
      for (const [x, t] of testLoader) sumAcc += accuracy(model.forward(x), t).item() * t.length;
    });
    right = sumAcc / testSet.length;
    print(`          test accuracy: ${right.toFixed(4)}`);
  }

  draw("digits.svg", () =>
    imageGrid(
      Array.from({ length: 40 }, (_, i) => trainSet.get(i)[0].reshape(28, 28)),
      10,
    ),
  );
  return { testAccuracy: right };
}
