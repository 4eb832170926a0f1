import { noGrad } from "@dz/core";
import type { UnaryModel } from "@dz/models";
import { math, type NdArray, random } from "@dz/ndarray";
import { isEmpty, nudged, numbersIn, type Recurrent, type States, setStates, statesOf } from "./states.ts";

/** The steps between two updates, so that they can be gone through once more. */
export interface Chunk {
  /** The states before the first step. */
  readonly states: States;
  /** The random stream there: dropout draws the same again. */
  readonly stream: ReturnType<typeof random.getState>;
  readonly inputs: NdArray[];
  /** The targets of each step, as numbers. */
  readonly targets: Float64Array[];
}

/** How many steps a small change of the state is followed. */
const FOLLOWED = 10;

/** Runs `body` without a graph, and puts the states and the random stream back. */
function apart(layers: readonly Recurrent[], body: () => number): number {
  const states = statesOf(layers);
  const stream = random.getState();
  try {
    return noGrad(body);
  } finally {
    setStates(layers, states);
    random.setState(stream);
  }
}

/** The mean squared error on the steps of a chunk, with the weights as they are now. */
export function lossOn(
  { states, stream, inputs, targets }: Chunk,
  model: UnaryModel,
  layers: readonly Recurrent[],
): number {
  return apart(layers, () => {
    setStates(layers, states);
    random.setState(stream);
    let sum = 0;
    let count = 0;
    for (const [i, x] of inputs.entries()) {
      const y = model.forward(x).data.toTypedArray() as Float64Array;
      const t = targets[i] as Float64Array;
      for (let j = 0; j < t.length; j++) sum += ((y[j] as number) - (t[j] as number)) ** 2;
      count += t.length;
    }
    return sum / count;
  });
}

/** The factor by which a small change of the state grows from a step to the next; NaN for a network without a state. */
export function growthOn({ states, inputs }: Chunk, model: UnaryModel, layers: readonly Recurrent[]): number {
  if (layers.length === 0 || inputs.length < 4) return Number.NaN;
  return apart(layers, () => {
    setStates(layers, states);
    const lead = isEmpty(states) ? 2 : 0;
    for (const x of inputs.slice(0, lead)) model.forward(x);
    const from = statesOf(layers);
    const rest = inputs.slice(lead, lead + FOLLOWED);
    const stream = random.getState();
    const after = (first: States): Float64Array => {
      random.setState(stream);
      setStates(layers, first);
      for (const x of rest) model.forward(x);
      return numbersIn(statesOf(layers));
    };
    const other = nudged(from, 1e-4);
    const grown = distance(after(other), after(from)) / distance(numbersIn(other), numbersIn(from));
    return math.exp(math.log(grown) / rest.length);
  });
}

/** `√Σ (a − b)²` */
function distance(a: Float64Array, b: Float64Array): number {
  return Math.sqrt(a.reduce((sum, x, i) => sum + (x - (b[i] as number)) ** 2, 0));
}
