import { softmaxCrossEntropy } from "@dz/functions";
import { MLP } from "@dz/models";
import { type FloatDType, type NdArray, random } from "@dz/ndarray";
import { SGD } from "@dz/optimizers";
import { DZ } from "../names.ts";
import { secondsOf } from "../timing.ts";
import type { Job, Work } from "../work.ts";
import { trainingStep } from "./training-step.ts";

const [BATCH, SIZE, HIDDEN, CLASSES] = [100, 784, 256, 10] as const;

/** A program's choice of dtypes; undefined: it says nothing. */
interface Choice {
  readonly data: FloatDType | undefined;
  readonly layers: FloatDType | undefined;
}

const choices: Readonly<Record<string, Choice>> = {
  default: { data: undefined, layers: undefined },
  float64: { data: "float64", layers: "float64" },
  float32: { data: "float32", layers: "float32" },
  mixed: { data: "float64", layers: "float32" },
};

/** A step of training a multi-layer perceptron; it returns the loss. */
export function dtypesStep({ data, layers }: Choice): () => number {
  random.seed(0);
  const x: NdArray = data === undefined ? random.rand(BATCH, SIZE) : random.rand(BATCH, SIZE, { dtype: data });
  const t = random.randint(0, CLASSES, [BATCH]);
  const model = new MLP([HIDDEN, CLASSES], layers === undefined ? undefined : { dtype: layers });
  return trainingStep(model, new SGD({ lr: 0.1 }), () => softmaxCrossEntropy(model.forward(x), t));
}

const job = ([name, choice]: readonly [string, Choice]): Job => ({
  name: `dtypes-${name}`,
  contenders: {
    *[DZ]({ seconds }) {
      yield { name: "step", value: 1e3 * secondsOf(dtypesStep(choice), 2 * seconds), unit: "ms" };
    },
  },
});

export const dtypes: Work = {
  name: "dtypes",
  title: "An MLP 784-256-10 on a batch of 100, by the dtypes of its data and its layers: forward, backward and update",
  jobs: Object.entries(choices).map(job),
  goals: [],
};
