import { noGrad, testMode, usingConfig, type Variable, variable } from "@dz/core";
import { meanSquaredError } from "@dz/functions";
import { type GRU, LSTM, type RNN } from "@dz/layers";
import { fromTypedArray, type NdArray, random } from "@dz/ndarray";
import { Adam, type Hook, MomentumSGD, type Optimizer, RMSprop, SGD, WeightDecay } from "@dz/optimizers";
import { Watch } from "@dz/probes";
import { fitScaler } from "@dz/series";
import { type Lesson, type OptimizerName, rates } from "./lesson.ts";
import { type LessonData, lessonData, type Part } from "./lesson-data.ts";
import { lessonModel } from "./lesson-model.ts";

const optimizers: Readonly<Record<OptimizerName, (lr: number) => Optimizer<string>>> = {
  adam: (lr) => new Adam({ lr }),
  sgd: (lr) => new SGD({ lr }),
  momentum: (lr) => new MomentumSGD({ lr }),
  rmsprop: (lr) => new RMSprop({ lr }),
};

/** Turns every gradient around. */
class Turned implements Hook {
  beforeUpdate(params: Parameters<Hook["beforeUpdate"]>[0]): void {
    for (const param of params) if (param.gradient !== null) param.gradient = variable(param.gradient.data).neg();
  }
}

/** Trains a lesson in a plain loop, with what is planted, under a watch; returns what the watch saw. */
export function learn(lesson: Lesson): Watch {
  const { plant, bptt, seed, series, optimizer: name } = lesson;
  random.seed(seed);
  const data = lessonData(lesson);
  const model = lessonModel(lesson, data.size);
  const optimizer = optimizers[name](rates[name] * (plant.rate ?? 1)).setup(targetOf(lesson, model));
  if (plant.weightDecay !== undefined) optimizer.addHook(new WeightDecay(plant.weightDecay));
  if (plant.ascend === "gradients") optimizer.addHook(new Turned());
  const watch = new Watch({
    task: { column: 0, ahead: 1 },
    period: series.period,
    scaling: {
      values: series.values,
      trainEnd: data.trainEnd,
      ...data.scaler,
      fit: (values) => fitScaler(values, "standard"),
    },
  });
  watch.attach({ model, optimizer });
  const epochs = plant.epochs ?? lesson.epochs * (plant.few?.[1] ?? 1);
  const steps = rowsOf(data.train, data.size);
  const carried = plant.carry === true ? stateKeeper(model) : null;

  for (let epoch = 0; epoch < epochs; epoch++) {
    if (carried === null || epoch === 0) model.resetState();
    else carried.restore();
    let loss: Variable | null = null;
    let [sum, count] = [0, 0];
    for (const [x, t] of steps) {
      if (plant.lose === "steps") model.resetState();
      const y = model.forward(x);
      const target = plant.broadcast === true ? t.reshape(-1) : t;
      watch.step(y, target);
      const own: Variable = usingConfig("lossBroadcast", "ignore", () =>
        meanSquaredError(y, target, { reduction: "mean" }),
      );
      loss = loss === null ? own : loss.add(own);
      count++;
      if (count % bptt !== 0 && count !== steps.length) continue;
      sum += loss.item();
      loss = loss.div(bptt);
      if (plant.ascend === "loss") loss = loss.neg();
      if (plant.keepGradients !== true) model.cleargrads();
      loss.backward();
      loss.unchainBackward();
      optimizer.update();
      loss = null;
      if (plant.lose === "updates") model.resetState();
    }
    carried?.save();
    const heldOutLoss =
      plant.dropoutInTest === true ? judge(model, data, watch) : testMode(() => judge(model, data, watch));
    watch.epochEnded({ trainLoss: sum / count, heldOutLoss });
  }
  watch.detach();
  return watch;
}

function targetOf({ plant }: Lesson, model: ReturnType<typeof lessonModel>): ReturnType<typeof lessonModel> {
  if (plant.freeze === undefined) return model;
  const named = [...model.namedParams()];
  const isOutput = (path: string): boolean => /(^|\/)fc\/|(^|\/)l2\//.test(path);
  const kept = named.filter(([path]) => isOutput(path) !== (plant.freeze === "output"));
  return { params: () => kept.map(([, parameter]) => parameter) } as unknown as typeof model;
}

function judge(model: ReturnType<typeof lessonModel>, { test, size }: LessonData, watch: Watch): number {
  return noGrad(() => {
    model.resetState();
    let sum = 0;
    const steps = rowsOf(test, size);
    for (const [x, t] of steps) {
      const y = model.forward(x);
      watch.step(y, t);
      sum += ((y.item() as number) - (t.item() as number)) ** 2;
    }
    return sum / steps.length;
  });
}

/** The steps of a part: inputs [streams, size] and targets [streams, 1]. */
function rowsOf({ inputs, targets }: Part, size: number): [x: NdArray, t: NdArray][] {
  const streams = inputs.length;
  return Array.from({ length: targets[0]?.length ?? 0 }, (_, i) => [
    fromTypedArray(Float64Array.from(inputs.flatMap((rows) => rows[i] as readonly number[])), [streams, size]),
    fromTypedArray(
      Float64Array.from(targets, (column) => column[i] as number),
      [streams, 1],
    ),
  ]);
}

/** Keeps the state of a network while it is judged. */
function stateKeeper(model: ReturnType<typeof lessonModel>): { save(): void; restore(): void } {
  const inner = (model as { network?: typeof model }).network ?? model;
  const { rnn } = inner as unknown as { rnn: RNN | LSTM | GRU };
  let [h, c]: (Variable | null)[] = [null, null];
  return {
    save() {
      h = rnn.h;
      c = rnn instanceof LSTM ? rnn.c : null;
    },
    restore() {
      rnn.h = h ?? null;
      if (rnn instanceof LSTM) rnn.c = c ?? null;
    },
  };
}
