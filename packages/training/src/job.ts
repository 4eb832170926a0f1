import { CosineTest, SeqDataLoader, SinCurve } from "@dz/datasets";
import type { WeightOptions } from "@dz/layers";
import { BetterRNN, GatedRNN, MLP, SimpleRNN, type UnaryModel } from "@dz/models";
import { type FloatDType, type NdArray, random } from "@dz/ndarray";
import { AdaDelta, AdaGrad, Adam, AdamW, ClipGrad, MomentumSGD, type Optimizer, RMSprop, SGD } from "@dz/optimizers";
import { GradientNorm } from "./gradient-norm.ts";
import { createRateControl, type RateControl } from "./schedule.ts";
import type { TrainingSettings } from "./settings.ts";
import { type Epoch, testModel, train } from "./train.ts";

/** A training: what it changes, and how it goes through its epochs. */
export interface Job {
  readonly model: UnaryModel;
  readonly optimizer: Optimizer<string>;
  /** The hook of the optimizer that records gradient norms. */
  readonly gradientNorm: GradientNorm;
  /** Changes the learning rate. */
  readonly rate: RateControl;
  readonly epochs: number;
  /** Trains from an epoch on; yields the results of every epoch, and null after every other update. */
  readonly train: (first: number) => Generator<Epoch | null>;
  /** What the model, as it is, predicts for the data that judge an epoch ... */
  readonly predictions: () => Float64Array;
  /** ... and what would be right. */
  readonly target: Float64Array;
}

/** The training of the book: step 59, or with parallel streams step 60. */
export interface SineJob extends Job {
  /** Pairs of input and target: one step at a time, or several parallel streams. */
  readonly trainSet: Iterable<readonly [x: NdArray, t: NdArray]>;
  readonly testSet: CosineTest;
  /** The dtype of the data. */
  readonly dtype: FloatDType;
  /** The number of steps between two updates ... */
  readonly bptt: number;
  /** ... and the number of steps of an epoch, after which the last update comes. */
  readonly seqlen: number;
}

/**
 * The dtypes of each precision. `dezero` is what Python DeZero does on NumPy 2: weights are float64, because initial
 * values are multiplied by a float64 number, and biases float32.
 */
export const precisions: Readonly<Record<TrainingSettings["precision"], { data: FloatDType; weights: WeightOptions }>> =
  {
    float64: { data: "float64", weights: { dtype: "float64" } },
    float32: { data: "float32", weights: { dtype: "float32" } },
    dezero: { data: "float64", weights: { dtype: "float64", biasDtype: "float32" } },
  };

const models: Readonly<Record<TrainingSettings["model"], (hidden: number, weights: WeightOptions) => UnaryModel>> = {
  rnn: (hidden, weights) => new SimpleRNN(hidden, 1, weights),
  mlp: (hidden, weights) => new MLP([hidden, hidden, 1], weights),
  lstm: (hidden, weights) => new BetterRNN(hidden, 1, weights),
  gru: (hidden, weights) => new GatedRNN(hidden, 1, weights),
};

export const optimizers: Readonly<Record<TrainingSettings["optimizer"], (lr: number) => Optimizer<string>>> = {
  adam: (lr) => new Adam({ lr }),
  sgd: (lr) => new SGD({ lr }),
  momentum: (lr) => new MomentumSGD({ lr }),
  adagrad: (lr) => new AdaGrad({ lr }),
  adadelta: () => new AdaDelta(),
  adamw: (lr) => new AdamW({ lr }),
  rmsprop: (lr) => new RMSprop({ lr }),
};

/** Seeds the random stream, creates the data, and draws the model, in the order of DeZero. */
export function createJob(settings: TrainingSettings): SineJob {
  const {
    model,
    optimizer,
    lr,
    schedule,
    clip,
    hidden,
    epochs,
    bptt,
    batch,
    seed,
    precision,
    scheduleFrom = 0,
  } = settings;
  const { data, weights } = precisions[precision];
  random.seed(seed);
  const sine = new SinCurve({ train: true, dtype: data });
  const net = models[model](hidden, weights);
  const loader = batch === null ? null : new SeqDataLoader(sine, batch);
  // Step 60 of the book compares the step count with the length of the data set, which it never reaches with parallel
  // streams: the last steps of an epoch are not used. Only `dezero` reproduces this.
  const seqlen = loader === null || precision === "dezero" ? sine.length : loader.length;
  const steps = loader === null ? sine.length : loader.length;
  const updates = Math.floor(steps / bptt) + (steps === seqlen && steps % bptt > 0 ? 1 : 0);
  const gradientNorm = new GradientNorm();
  const updater = optimizers[optimizer](lr ?? 0)
    .setup(net)
    .addHook(gradientNorm);
  if (clip !== null) updater.addHook(new ClipGrad(clip));
  const testSet = new CosineTest({ dtype: data });
  const job: SineJob = {
    model: net,
    optimizer: updater,
    gradientNorm,
    rate: createRateControl(schedule, updater, { epochs: epochs - scheduleFrom, updates }),
    trainSet: (loader ?? sine) as SineJob["trainSet"],
    testSet,
    dtype: data,
    epochs,
    bptt,
    seqlen,
    train: (first) => train(job, first),
    predictions: () => testModel(net, testSet).predictions,
    target: testSet.ts().toTypedArray() as Float64Array,
  };
  return job;
}
