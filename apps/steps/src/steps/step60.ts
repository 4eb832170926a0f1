import { variable } from "@dz/core";
import { SeqDataLoader, SinCurve } from "@dz/datasets";
import { meanSquaredError } from "@dz/functions";
import { BetterRNN } from "@dz/models";
import { Adam } from "@dz/optimizers";
import { asDezero } from "../as-dezero.ts";
import { drawCosine } from "../cosine.ts";
import type { Page, Values } from "../page.ts";

export const title = "LSTM and a loader of series";
export const teaches = "gates decide what an LSTM keeps, and thirty stretches of a series are learned side by side";

export function run({ print, trace, draw }: Page): Values {
  const [maxEpoch, batchSize, hiddenSize, bpttLength] = [100, 30, 100, 30];
  const trainSet = new SinCurve({ train: true });
  const dataloader = new SeqDataLoader(trainSet, batchSize);
  const seqlen = trainSet.length;
  const model = new BetterRNN(hiddenSize, 1, asDezero);
  const optimizer = new Adam().setup(model);

  let avgLoss = 0;
  for (let epoch = 1; epoch <= maxEpoch; epoch++) {
    model.resetState();
    let loss = variable(0);
    let count = 0;
    for (const [x, t] of dataloader) {
      loss = loss.add(meanSquaredError(model.forward(x), t));
      count++;
      if (count % bpttLength === 0 || count === seqlen) {
        model.cleargrads();
        loss.backward();
        loss.unchainBackward();
        optimizer.update();
      }
    }
    avgLoss = loss.item() / count;
    print(`| epoch ${epoch} | loss ${avgLoss.toFixed(6)}`);
    trace(avgLoss);
  }

  draw("cosine.svg", () => drawCosine(title, model));
  return { lossLastEpoch: avgLoss };
}
