import { noGrad, variable } from "@dz/core";
import { CosineTest, SinCurve } from "@dz/datasets";
import { meanSquaredError } from "@dz/functions";
import type { FloatType } from "@dz/layers";
import { BetterRNN, type Model, SimpleRNN } from "@dz/models";
import { Adam } from "@dz/optimizers";
import type { Contender } from "./contender.ts";

const BPTT = 30;

/** Step 59 of the book on dz, as a user writes it. */
export function job(dtype: FloatType, create: (hidden: number) => Model, hidden: number): Contender {
  const trainSet = new SinCurve({ train: true, dtype });
  const testSet = new CosineTest({ dtype });
  const model = create(hidden);
  const optimizer = new Adam().setup(model);

  return {
    train() {
      model.resetState();
      let loss = variable(0, { dtype });
      let count = 0;
      for (const [x, t] of trainSet) {
        const y = model.forward(x.reshape(1, 1));
        loss = loss.add(meanSquaredError(y, t));
        count++;
        if (count % BPTT === 0 || count === trainSet.length) {
          model.cleargrads();
          loss.backward();
          loss.unchainBackward();
          optimizer.update();
        }
      }
      return loss.item() / count;
    },
    test() {
      using _ = noGrad();
      model.resetState();
      let loss = 0;
      for (const [x, t] of testSet) loss += meanSquaredError(model.forward(x.reshape(1, 1)), t).item();
      return loss / testSet.length;
    },
  };
}

/** The models of the benchmark, by the name of their contender. */
export const dzModels: Readonly<Record<string, { dtype: FloatType; create: (hidden: number) => Model }>> = {
  "rnn float64": { dtype: "float64", create: (hidden) => new SimpleRNN(hidden, 1, { dtype: "float64" }) },
  "rnn float32": { dtype: "float32", create: (hidden) => new SimpleRNN(hidden, 1, { dtype: "float32" }) },
  "lstm float64": { dtype: "float64", create: (hidden) => new BetterRNN(hidden, 1, { dtype: "float64" }) },
  "lstm float32": { dtype: "float32", create: (hidden) => new BetterRNN(hidden, 1, { dtype: "float32" }) },
};
