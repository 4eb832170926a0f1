/**
 * A classifier of the size for MNIST on one random batch: 784-1000-10, sigmoid, softmax cross entropy, SGD; float32.
 *
 * @module
 */
import { softmaxCrossEntropy } from "@dz/functions";
import { MLP } from "@dz/models";
import { array, astype, random } from "@dz/ndarray";
import { SGD } from "@dz/optimizers";
import { CPP, DEZERO, DZ, JAX_JS, PLAIN } from "../names.ts";
import { plainMlp } from "../plain/mlp.ts";
import { secondsOf } from "../timing.ts";
import type { Settings, Value, Work } from "../work.ts";
import { trainingStep } from "./training-step.ts";

const BATCH = 100;
const SIZES = [784, 1000, 10] as const;

/** A training step on dz as a function that returns the loss. */
export function onDz(batch: number, [inputs, hidden, outputs]: readonly [number, number, number]): () => number {
  random.seed(0);
  const x = astype(random.randn(batch, inputs), "float32");
  const t = array(
    Array.from({ length: batch }, (_, i) => i % outputs),
    { dtype: "int32" },
  );
  const model = new MLP([hidden, outputs]);
  return trainingStep(model, new SGD({ lr: 0.01 }), () => softmaxCrossEntropy(model.forward(x), t));
}

/** The same step, hand-written; it draws the same numbers. */
export function byHand(batch: number, sizes: readonly [number, number, number]): () => number {
  random.seed(0);
  return plainMlp({ batch, sizes, rate: 0.01, draw: () => random.randn() });
}

function* measure(step: () => number, { seconds }: Settings): Generator<Value> {
  yield { name: "iteration", value: 1e3 * secondsOf(step, 2 * seconds), unit: "ms" };
}

export const mlp: Work = {
  name: "mlp",
  title: "MLP 784-1000-10, batch 100, float32: forward, backward and SGD",
  jobs: [
    {
      name: "mlp",
      contenders: {
        [DZ]: (settings) => measure(onDz(BATCH, SIZES), settings),
        [PLAIN]: (settings) => measure(byHand(BATCH, SIZES), settings),
      },
    },
  ],
  goals: [
    { rows: /./, reference: CPP, speed: 0.4 },
    { rows: /./, reference: DEZERO, speed: 2 },
    { rows: /./, reference: JAX_JS, speed: 2 },
  ],
};
