import { Parameter, variable } from "@dz/core";
import { Linear } from "@dz/layers";
import * as optim from "@dz/optimizers";
import { exportsOf, matrix, property, type Subject, subject, vector } from "./subject.ts";

const model = (): Linear => new Linear(2, { inSize: 2 });
const schedule = (): optim.Schedule => () => 1;
const better = { mode: "min", minDelta: 0 };

const options: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  AdaDelta: { decay: 0.9, eps: 1e-6 },
  AdaGrad: { lr: 0.1, eps: 1e-8 },
  Adam: { lr: 0.1, beta1: 0.9, beta2: 0.99, eps: 1e-8 },
  AdamW: { lr: 0.1, beta1: 0.9, beta2: 0.99, eps: 1e-8, weightDecay: 0.1 },
  MomentumSGD: { lr: 0.1, momentum: 0.9, nesterov: true },
  RMSprop: { lr: 0.1, decay: 0.9, eps: 1e-8, momentum: 0, centered: true },
  SGD: { lr: 0.1 },
};

/** The properties of the optimizers for their options. */
const hyperparameters: Subject[] = Object.entries(options).flatMap(([name, values]) =>
  Object.entries(values).map(([key, value]) =>
    property(`${name}.${key}`, () => Reflect.construct(Reflect.get(optim, name), [values]) as object, value),
  ),
);

const trained = (): optim.Adam => {
  const linear = model();
  const optimizer = new optim.Adam().setup(linear);
  linear.forward(matrix()).sum().backward();
  optimizer.update();
  return optimizer;
};
const average = (): optim.WeightAverage => new optim.WeightAverage(model(), { decay: 0.5 });
const best = (): optim.BestWeights => new optim.BestWeights(model());
const stopping = (): optim.EarlyStopping => new optim.EarlyStopping(2);
const plateau = (): optim.ReduceOnPlateau => new optim.ReduceOnPlateau();
const scheduler = (): optim.Scheduler => new optim.Scheduler(new optim.SGD(), () => 1);
const withGradient = (): Parameter => {
  const p = new Parameter(vector());
  p.grad = variable(vector());
  return p;
};

const methods: Subject[] = [
  subject("Adam.setup", (m: Linear) => new optim.Adam().setup(m), model),
  subject(
    "AdamW.setup",
    (groups: optim.ParamGroup<object>[]) => new optim.AdamW().setup(model(), { groups }),
    () => [{ params: () => true, lr: 1 }],
  ),
  subject(
    "Adam.addHook",
    (h: optim.Hook) => new optim.Adam().addHook(h),
    () => new optim.WeightDecay(0.1),
  ),
  subject(
    "Adam.setState",
    (s: optim.OptimizerState) => trained().setState(s),
    () => trained().getState(),
  ),
  subject(
    "WeightAverage.setState",
    (s: optim.WeightAverageState) => average().setState(s),
    () => average().getState(),
  ),
  subject(
    "BestWeights.setState",
    (s: optim.BestWeightsState) => best().setState(s),
    () => best().getState(),
  ),
  subject(
    "BestWeights.update",
    (x: number) => best().update(x),
    () => 1,
  ),
  subject(
    "EarlyStopping.setState",
    (s: optim.BestValueState) => stopping().setState(s),
    () => stopping().getState(),
  ),
  subject(
    "EarlyStopping.update",
    (x: number) => stopping().update(x),
    () => 1,
  ),
  subject(
    "ReduceOnPlateau.setState",
    (s: optim.PlateauState) => plateau().setState(s),
    () => plateau().getState(),
  ),
  subject(
    "ReduceOnPlateau.update",
    (x: number) => plateau().update(x),
    () => 1,
  ),
  subject(
    "Scheduler.setState",
    (s: optim.SchedulerState) => scheduler().setState(s),
    () => scheduler().getState(),
  ),
  property("Adam.alpha", () => new optim.Adam(), 0.1),
  property("SGD.steps", () => new optim.SGD(), 1),
  property("ClipGrad.maxNorm", () => new optim.ClipGrad(1), 1),
  property("ClipValue.maxValue", () => new optim.ClipValue(1), 1),
  property("WeightDecay.weightDecay", () => new optim.WeightDecay(1), 1),
  ...(["ClipGrad", "ClipValue", "WeightDecay"] as const).map((name) =>
    subject(
      `${name}.beforeUpdate`,
      (p: Parameter[]) =>
        (Reflect.construct(Reflect.get(optim, name) as typeof optim.ClipGrad, [1]) as optim.Hook).beforeUpdate(p),
      () => [withGradient()],
    ),
  ),
  subject("FreezeParam.beforeUpdate", () => new optim.FreezeParam([withGradient()]).beforeUpdate()),
];

export const optimizersCalls: readonly Subject[] = [
  ...exportsOf(optim, {
    ...Object.fromEntries(Object.entries(options).map(([name, values]) => [name, () => [{ ...values }]])),
    BestWeights: () => [model(), { ...better }],
    ClipGrad: () => [1],
    ClipValue: () => [1],
    cosine: () => [4, { floor: 0, restart: 2 }],
    EarlyStopping: () => [1, { ...better }],
    exponentialDecay: () => [0.5],
    FreezeParam: () => [[new Parameter(vector()), model()]],
    linearRamp: () => [4, { from: 1, to: 0 }],
    missingGradients: () => [model()],
    oneCycle: () => [4, { up: 0.3, from: 0.1, to: 0.01, shape: "cosine" }],
    polynomial: () => [4, { power: 1, floor: 0 }],
    ReduceOnPlateau: () => [
      { mode: "min", reduce: 0.1, patience: 1, threshold: 0.1, thresholdMode: "relative", cooldown: 0, floor: 0 },
    ],
    Scheduler: () => [new optim.SGD(), schedule()],
    stepDecay: () => [1, { factor: 0.1 }],
    warmUp: () => [4, schedule(), { from: 0.1 }],
    WeightAverage: () => [model(), { decay: 0.5 }],
    WeightDecay: () => [0.1],
  }),
  ...hyperparameters,
  ...methods,
];
