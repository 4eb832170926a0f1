import { meanSquaredError } from "@dz/functions";
import { MLP } from "@dz/models";
import { random } from "@dz/ndarray";
import {
  AdaDelta,
  AdaGrad,
  Adam,
  AdamW,
  ClipGrad,
  cosine,
  exponentialDecay,
  linearRamp,
  MomentumSGD,
  type Optimizer,
  oneCycle,
  polynomial,
  RMSprop,
  type Schedule,
  SGD,
  stepDecay,
  WeightDecay,
  warmUp,
} from "@dz/optimizers";
import type { Job, Results } from "../job.ts";

const optimizers: Readonly<Record<string, () => Optimizer<string>>> = {
  adadelta: () => new AdaDelta(),
  adagrad: () => new AdaGrad(),
  adam: () => new Adam(),
  adamw: () => new AdamW(),
  momentum: () => new MomentumSGD(),
  rmsprop: () => new RMSprop(),
  sgd: () => new SGD(),
};

/** The weights after 20 steps of an optimizer, with the hooks that change gradients. */
function weightsOf(make: () => Optimizer<string>): Results[string] {
  random.seed(2);
  const [x, t] = [random.randn(16, 3), random.randn(16, 2)];
  const model = new MLP([9, 2], { dtype: "float64" });
  const optimizer = make().setup(model).addHook(new WeightDecay(0.01)).addHook(new ClipGrad(0.5));
  for (let step = 0; step < 20; step++) {
    const loss = meanSquaredError(model.forward(x), t);
    model.cleargrads();
    loss.backward();
    optimizer.update();
  }
  return Array.from(model.params(), ({ data }) => data);
}

const schedules: Readonly<Record<string, Schedule>> = {
  cosine: cosine(37, { floor: 0.1 }),
  exponentialDecay: exponentialDecay(0.97),
  linearRamp: linearRamp(29),
  oneCycle: oneCycle(90),
  polynomial: polynomial(80, { power: 1.7 }),
  stepDecay: stepDecay(7, { factor: 0.3 }),
  warmUp: warmUp(9, exponentialDecay(0.9)),
};

const each = <T>(table: Readonly<Record<string, T>>, result: (of: T) => Results[string]): Results =>
  Object.fromEntries(Object.entries(table).map(([name, of]) => [name, result(of)]));

export const optimizing: readonly Job[] = [
  { name: "optimizers", run: () => each(optimizers, weightsOf) },
  { name: "schedules", run: () => each(schedules, (rate) => Array.from({ length: 100 }, (_, step) => rate(step))) },
];
