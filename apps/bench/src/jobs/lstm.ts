/**
 * Step 60 of the book: the noisy sine as 30 parallel series (`SeqDataLoader`), an LSTM of 100 units, Adam after 30 of
 * the 34 steps of an epoch.
 *
 * @module
 */
import { variable } from "@dz/core";
import { SeqDataLoader, SinCurve } from "@dz/datasets";
import { meanSquaredError } from "@dz/functions";
import { BetterRNN } from "@dz/models";
import { type FloatDType, random } from "@dz/ndarray";
import { Adam } from "@dz/optimizers";
import { DEZERO, DZ, PYTORCH, PYTORCH_CELL } from "../names.ts";
import { secondsOf } from "../timing.ts";
import type { Job, Settings, Value, Work } from "../work.ts";

const BATCH = 30;
const WINDOW = 30;

/** One epoch as a function that returns the mean loss. */
export function step60(dtype: FloatDType): () => number {
  random.seed(0);
  const loader = new SeqDataLoader(new SinCurve({ train: true, dtype }), BATCH);
  const model = new BetterRNN(100, 1, { dtype });
  const optimizer = new Adam().setup(model);
  return () => {
    model.resetState();
    let loss = variable(0, { dtype });
    let count = 0;
    for (const [x, t] of loader) {
      loss = loss.add(meanSquaredError(model.forward(x), t));
      count++;
      if (count % WINDOW === 0) {
        model.cleargrads();
        loss.backward();
        loss.unchainBackward();
        optimizer.update();
      }
    }
    return loss.item() / count;
  };
}

function* measure(dtype: FloatDType, { seconds }: Settings): Generator<Value> {
  yield { name: "epoch", value: 1e3 * secondsOf(step60(dtype), 2 * seconds), unit: "ms" };
}

const job = (dtype: FloatDType): Job => ({
  name: `lstm-${dtype}`,
  contenders: { [DZ]: (settings) => measure(dtype, settings) },
});

export const lstm: Work = {
  name: "lstm",
  title: "LSTM on batches of 30 series (step 60), an epoch",
  jobs: [job("float32"), job("float64")],
  goals: [
    { rows: /./, reference: DEZERO, speed: 10 },
    { rows: /./, reference: PYTORCH, speed: 1 },
    { rows: /./, reference: PYTORCH_CELL, speed: 1 },
  ],
};
