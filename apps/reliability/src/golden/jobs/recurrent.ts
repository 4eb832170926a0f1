/**
 * The article's job, steps 59 and 60 of the book: a recurrent network learns a noisy sine and continues a cosine.
 *
 * @module
 */
import { noGrad, variable } from "@dz/core";
import { CosineTest, SinCurve } from "@dz/datasets";
import { meanSquaredError } from "@dz/functions";
import { BetterRNN, GatedRNN, MLP, SimpleRNN, type UnaryModel } from "@dz/models";
import { type FloatDType, random } from "@dz/ndarray";
import { Adam } from "@dz/optimizers";
import type { Job, Results } from "../job.ts";

const BPTT = 30;

function train(make: (dtype: FloatDType) => UnaryModel, dtype: FloatDType, epochs: number): Results {
  random.seed(0);
  const trainSet = new SinCurve({ dtype });
  const testSet = new CosineTest({ dtype });
  const model = make(dtype);
  const optimizer = new Adam().setup(model);
  const losses: number[] = [];
  const predictions: number[] = [];
  for (let epoch = 0; epoch < epochs; epoch++) {
    model.resetState();
    let loss = variable(0, { dtype });
    for (let i = 0; i < trainSet.length; i++) {
      const [x, t] = trainSet.get(i);
      loss = loss.add(meanSquaredError(model.forward(x.reshape(-1, 1)), t));
      if ((i + 1) % BPTT !== 0 && i + 1 !== trainSet.length) continue;
      model.cleargrads();
      loss.backward();
      loss.unchainBackward();
      optimizer.update();
    }
    losses.push(loss.item() / trainSet.length);
  }
  noGrad(() => {
    model.resetState();
    for (const [x] of testSet) predictions.push(model.forward(x.reshape(1, 1)).item());
  });
  return { losses, predictions, weights: Array.from(model.params(), ({ data }) => data) };
}

const models = {
  rnn: (dtype: FloatDType) => new SimpleRNN(100, 1, { dtype }),
  mlp: (dtype: FloatDType) => new MLP([100, 100, 1], { dtype }),
  lstm: (dtype: FloatDType) => new BetterRNN(100, 1, { dtype }),
  gru: (dtype: FloatDType) => new GatedRNN(100, 1, { dtype }),
};

const job = (model: keyof typeof models, dtype: FloatDType, epochs: number, long = false): Job => ({
  name: `${model}, ${dtype}, ${epochs} epochs`,
  long,
  run: () => train(models[model], dtype, epochs),
});

export const recurrent: readonly Job[] = [
  job("rnn", "float64", 3),
  job("rnn", "float64", 100, true),
  job("rnn", "float32", 3),
  job("rnn", "float32", 20, true),
  job("mlp", "float64", 3),
  job("mlp", "float32", 3),
  job("lstm", "float64", 1),
  job("lstm", "float32", 1),
  job("gru", "float64", 1),
  job("gru", "float32", 1),
];
