import { CosineTest, SeqDataLoader, SinCurve } from "@dz/datasets";
import type { FloatType, WeightOptions } from "@dz/layers";
import { BetterRNN, GatedRNN, MLP, type Model, SimpleRNN } from "@dz/models";
import { type NdArray, random } from "@dz/ndarray";
import { AdaDelta, AdaGrad, Adam, AdamW, MomentumSGD, type Optimizer, RMSprop, SGD } from "@dz/optimizers";
import { GradientNorm } from "./gradient-norm.ts";
import type { Options } from "./options.ts";
import { createRateControl, type RateControl } from "./schedule.ts";

/** Everything that a training needs. */
export interface Job {
  readonly model: Model;
  readonly optimizer: Optimizer<string>;
  /** Watches the gradients of the optimizer's updates. */
  readonly gradientNorm: GradientNorm;
  /** Changes the optimizer's step size. */
  readonly rate: RateControl;
  /** Pairs of an input and its target: one step after the other, or several streams at once. */
  readonly trainSet: Iterable<readonly [x: NdArray, t: NdArray]>;
  readonly testSet: CosineTest;
  /** The dtype of the data. */
  readonly dtype: FloatType;
  readonly epochs: number;
  /** An update comes after this many steps ... */
  readonly bptt: number;
  /** ... and after this many, the last of the epoch. */
  readonly seqlen: number;
}

/**
 * Which dtypes a precision means. `dezero` is what Python DeZero does on NumPy 2: weights are float64, because they are
 * multiplied by a float64 number when they are drawn, and biases float32.
 */
const precisions: Readonly<Record<Options["precision"], { data: FloatType; weights: WeightOptions }>> = {
  float64: { data: "float64", weights: { dtype: "float64" } },
  float32: { data: "float32", weights: { dtype: "float32" } },
  dezero: { data: "float64", weights: { dtype: "float64", biasDtype: "float32" } },
};

const models: Readonly<Record<Options["model"], (hidden: number, weights: WeightOptions) => Model>> = {
  rnn: (hidden, weights) => new SimpleRNN(hidden, 1, weights),
  mlp: (hidden, weights) => new MLP([hidden, hidden, 1], weights),
  lstm: (hidden, weights) => new BetterRNN(hidden, 1, weights),
  gru: (hidden, weights) => new GatedRNN(hidden, 1, weights),
};

const optimizers: Readonly<Record<Options["optimizer"], (lr: number) => Optimizer<string>>> = {
  adam: (alpha) => new Adam({ alpha }),
  sgd: (lr) => new SGD({ lr }),
  momentum: (lr) => new MomentumSGD({ lr }),
  adagrad: (lr) => new AdaGrad({ lr }),
  adadelta: () => new AdaDelta(),
  adamw: (lr) => new AdamW({ lr }),
  rmsprop: (lr) => new RMSprop({ lr }),
};

/** Sets the seed, makes the data, and draws the model. The order of the draws is that of DeZero. */
export function createJob(options: Options): Job {
  const { model, optimizer, lr, schedule, hidden, epochs, bptt, batch, seed, precision } = options;
  const { data, weights } = precisions[precision];
  random.seed(seed);
  const sine = new SinCurve({ train: true, dtype: data });
  const net = models[model](hidden, weights);
  const loader = batch === null ? null : new SeqDataLoader(sine, batch);
  // Step 60 of the book asks whether the count has reached the length of the data set, which it never does when the data
  // come in several streams: the last steps of an epoch are not used. Only `dezero` does the same.
  const seqlen = loader === null || precision === "dezero" ? sine.length : loader.maxIter;
  const steps = loader === null ? sine.length : loader.maxIter;
  const updates = Math.floor(steps / bptt) + (steps === seqlen && steps % bptt > 0 ? 1 : 0);
  const gradientNorm = new GradientNorm();
  const updater = optimizers[optimizer](lr ?? 0)
    .setup(net)
    .addHook(gradientNorm);
  return {
    model: net,
    optimizer: updater,
    gradientNorm,
    rate: createRateControl(schedule, updater, { epochs, updates }),
    trainSet: (loader ?? sine) as Job["trainSet"],
    testSet: new CosineTest({ dtype: data }),
    dtype: data,
    epochs,
    bptt,
    seqlen,
  };
}
