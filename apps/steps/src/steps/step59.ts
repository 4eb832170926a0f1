import { variable } from "@dz/core";
import { SinCurve } from "@dz/datasets";
import { meanSquaredError } from "@dz/functions";
import { SimpleRNN } from "@dz/models";
import { Adam } from "@dz/optimizers";
import { asDezero } from "../as-dezero.ts";
import { drawCosine } from "../cosine.ts";
import type { Page, Values } from "../page.ts";

export const title = "A recurrent network for a series";
export const teaches = "an RNN remembers, and its graph is cut every 30 steps: truncated backpropagation through time";

export function run({ print, trace, draw }: Page): Values {
  const [maxEpoch, hiddenSize, bpttLength] = [100, 100, 30];
  const trainSet = new SinCurve({ train: true });
  const seqlen = trainSet.length;
  const model = new SimpleRNN(hiddenSize, 1, asDezero);
  const optimizer = new Adam().setup(model);

  let avgLoss = 0;
  for (let epoch = 1; epoch <= maxEpoch; epoch++) {
    model.resetState();
    let loss = variable(0);
    let count = 0;
    for (const [x, t] of trainSet) {
      loss = loss.add(meanSquaredError(model.forward(x.reshape(1, 1)), t));
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
