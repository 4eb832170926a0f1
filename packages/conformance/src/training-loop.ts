/**
 * The training of step 59 of the book, with the variations of `training.json`, through the public API.
 *
 * @module
 */
import { noGrad, type Variable, variable } from "@dz/core";
import { CosineTest, SeqDataLoader, SinCurve } from "@dz/datasets";
import { meanSquaredError } from "@dz/functions";
import { BetterRNN, MLP, SimpleRNN, type UnaryModel } from "@dz/models";
import type { NdArray } from "@dz/ndarray";
import { random } from "@dz/ndarray";
import { Adam, SGD } from "@dz/optimizers";
import { type Flat, flatten } from "./check.ts";
import { DataError } from "./decode.ts";
import type { Types } from "./names/layers.ts";

/** The parameters of a run. */
export interface Job {
  readonly model: string;
  readonly opt: string;
  readonly lr: number;
  readonly seed: number;
  readonly hidden: number;
  readonly bptt: number;
  readonly epochs: number;
  /** The number of parallel streams of the series; without it, examples are used one by one. */
  readonly batch?: number;
  readonly types: Types;
}

/** The results of a run. */
export interface Course {
  /** The train and test loss of each epoch. */
  readonly train: number[];
  readonly test: number[];
  /** The number of losses averaged per epoch. */
  count: number;
  /** The running loss at each update of the first epoch. */
  readonly lossAtUpdate: number[];
  /** The predictions after the first and after the last epoch. */
  firstPrediction: Prediction;
  prediction: Prediction;
  /** The parameters by name, before the first update and after the last one. */
  before: Map<string, Flat>;
  after: Map<string, Flat>;
}

/** The predictions for the cosine. */
export interface Prediction {
  readonly values: number[];
  readonly dtype: string;
}

/** Trains and tests, epoch after epoch. */
export function train(job: Job): Course {
  random.seed(job.seed);
  const trainSet = new SinCurve();
  const testSet = new CosineTest();
  const model = modelOf(job);
  const optimizer = optimizerOf(job).setup(model);
  const nothing: Prediction = { values: [], dtype: "none" };
  const course: Course = {
    train: [],
    test: [],
    count: 0,
    lossAtUpdate: [],
    firstPrediction: nothing,
    prediction: nothing,
    before: new Map(),
    after: new Map(),
  };
  for (let epoch = 1; epoch <= job.epochs; epoch++) {
    model.resetState();
    let loss = variable(0);
    let count = 0;
    for (const [x, t] of job.batch === undefined ? pairs(trainSet) : new SeqDataLoader(trainSet, job.batch)) {
      loss = loss.add(meanSquaredError(model.forward(x), t));
      count++;
      if (count % job.bptt === 0 || count === trainSet.length) {
        model.cleargrads();
        loss.backward();
        loss.unchainBackward();
        if (epoch === 1) course.lossAtUpdate.push(loss.item());
        if (course.before.size === 0) course.before = parametersOf(model);
        optimizer.update();
      }
    }
    course.count = count;
    course.train.push(loss.item() / count);
    course.prediction = predict(model, testSet);
    course.test.push(squaredError(course.prediction.values, testSet.ts()));
    if (epoch === 1) course.firstPrediction = course.prediction;
  }
  course.after = parametersOf(model);
  return course;
}

/** One example at a time: x [1, 1], t [1]. */
function* pairs(set: SinCurve): Generator<readonly [NdArray, NdArray], void, undefined> {
  for (const [x, t] of set) yield [x.reshape(1, 1), t];
}

function predict(model: UnaryModel, testSet: CosineTest): Prediction {
  model.resetState();
  const ys = noGrad(() => Array.from(testSet, ([x]): Variable => model.forward(x.reshape(1, 1))));
  return { values: ys.map((y) => y.item()), dtype: ys[0]?.dtype ?? "none" };
}

function squaredError(values: readonly number[], targets: NdArray): number {
  const wanted = targets.toTypedArray();
  return values.reduce((total, y, i) => total + (y - (wanted[i] as number)) ** 2, 0) / values.length;
}

/** Copies of all parameters. */
function parametersOf(model: UnaryModel): Map<string, Flat> {
  return new Map(Array.from(model.namedParams(), ([name, { data }]) => [name, flatten(data)]));
}

function modelOf({ model, hidden, types }: Job): UnaryModel {
  switch (model) {
    case "rnn":
      return new SimpleRNN(hidden, 1, types);
    case "lstm":
      return new BetterRNN(hidden, 1, types);
    case "mlp":
      return new MLP([hidden, hidden, 1], types);
    default:
      throw new DataError(`unknown model ${model}`);
  }
}

function optimizerOf({ opt, lr }: Job): Adam | SGD {
  switch (opt) {
    case "adam":
      return new Adam({ lr });
    case "sgd":
      return new SGD({ lr });
    default:
      throw new DataError(`unknown optimizer ${opt}`);
  }
}
