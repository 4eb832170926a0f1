/**
 * Small trainings whose steps a test can disturb: a model with its optimizer, and all bits of both.
 *
 * @module
 */
import { type Parameter, type Variable, variable } from "@dz/core";
import * as F from "@dz/functions";
import { Conv2d, Linear } from "@dz/layers";
import { BetterRNN, Model, SimpleRNN } from "@dz/models";
import { arange, array, RandomState, sin } from "@dz/ndarray";
import { Adam } from "@dz/optimizers";

/** A training. */
export interface Training {
  readonly params: readonly Parameter[];
  /** One step: forward, backward and update. */
  readonly step: () => void;
  /** Every bit of the parameters and of the optimizer state. */
  readonly bits: () => string;
}

const WINDOW = 30;

/** A window of 30 steps of a sine curve. */
function recurrent(model: SimpleRNN | BetterRNN, dtype: "float32" | "float64"): Training {
  const wave = sin(arange(WINDOW + 1)).toTypedArray();
  const at = (i: number) => variable(array([[wave[i] as number]], { dtype }));
  return training(model, () => {
    model.resetState();
    let loss: Variable = variable(0, { dtype });
    for (let i = 0; i < WINDOW; i++) {
      loss = loss.add(F.meanSquaredError(model.forward(at(i)), at(i + 1)));
    }
    return loss;
  });
}

class Convolutional extends Model {
  readonly conv: Conv2d;
  readonly hidden: Linear;
  readonly out: Linear;

  constructor(random: RandomState) {
    super();
    this.conv = new Conv2d(3, 3, { inChannels: 1, pad: 1, random });
    this.hidden = new Linear(8, { inSize: 27, random });
    this.out = new Linear(3, { inSize: 8, random });
  }

  override forward(x: Variable): Variable {
    const maps = F.pooling(F.relu(this.conv.forward(x)), 2, { stride: 2 });
    return this.out.forward(F.tanh(this.hidden.forward(F.flatten(maps))));
  }
}

function convolutional(seed: number): Training {
  const random = new RandomState(seed);
  const images = array(random.uniform(0, 1, [4, 1, 6, 6]), { dtype: "float32" });
  const model = new Convolutional(random);
  const labels = array([0, 1, 2, 1], { dtype: "int32" });
  return training(model, () => F.softmaxCrossEntropy(model.forward(variable(images)), labels));
}

function training(model: Model, lossOf: () => Variable): Training {
  const optimizer = new Adam().setup(model);
  return {
    params: [...model.params()],
    step: () => {
      model.cleargrads();
      const loss = lossOf();
      loss.backward();
      loss.unchainBackward();
      optimizer.update();
    },
    bits: () => {
      const { steps, arrays } = optimizer.getState();
      const values = [...model.namedParams()].map(([name, { data }]) => [name, data] as const);
      // The optimizer state is initially zeros: arrays not yet allocated are equivalent.
      const begun = [...arrays].filter(([, a]) => a.toTypedArray().some((x) => x !== 0));
      const all = [...values, ...begun].map(([name, a]) => `${name} ${a.dtype} [${a.toTypedArray().join()}]`);
      return [`${steps} steps`, ...all].join("\n");
    },
  };
}

/** The trainings to disturb, created anew for every failure. */
export const trainings: Readonly<Record<string, () => Training>> = {
  SimpleRNN: () => recurrent(new SimpleRNN(6, 1, { inSize: 1, random: new RandomState(1) }), "float32"),
  "BetterRNN of float64": () => {
    return recurrent(new BetterRNN(4, 1, { inSize: 1, dtype: "float64", random: new RandomState(2) }), "float64");
  },
  "a convolution and two linear layers": () => convolutional(3),
};
