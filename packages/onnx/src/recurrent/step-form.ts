import { noGrad, testMode, type Variable, variable } from "@dz/core";
import type { Layer } from "@dz/layers";
import { type NdArray, zeros } from "@dz/ndarray";
import type { Traceable } from "../trace/trace.ts";
import { isSequenceLayer } from "./as-sequences.ts";
import { isRecurrent, layersIn, type Placed, type RecurrentLayer, setStates, statesOf } from "./recurrent-layers.ts";

/** A model as a function of its inputs and its states, which returns its outputs and the next states. */
export interface StepForm {
  readonly fn: Traceable;
  /** The names of the states that go in, and of those that come out: `rnn/h_in`, `rnn/h_out`. */
  readonly stateInputs: readonly string[];
  readonly stateOutputs: readonly string[];
  /** Empty states for the batch of the examples. */
  readonly empty: readonly NdArray[];
}

/** The recurrent layers of a model that are called step by step. */
export function stepLayers(model: Layer): Placed<RecurrentLayer>[] {
  const all = layersIn(model, (layer) => !isSequenceLayer(layer));
  return all.filter((placed): placed is Placed<RecurrentLayer> => isRecurrent(placed.layer));
}

/** The step form of a model; `forward` is its function of the inputs alone. The states of its layers are changed. */
export function stepForm(
  layers: readonly Placed<RecurrentLayer>[],
  forward: Traceable,
  inputs: readonly NdArray[],
): StepForm {
  for (const { layer } of layers) layer.resetState();
  testMode(() => noGrad(() => void forward(...inputs.map((array) => variable(array))))); // the sizes of the states
  const states = layers.flatMap(({ path, layer }) =>
    Object.entries(statesOf(layer)).map(([part, state]) => ({ layer, part, path, shape: state?.shape ?? [] })),
  );
  const name = ({ path, part }: (typeof states)[number], end: string): string =>
    `${path === "" ? "" : `${path}/`}${part}_${end}`;
  const fn = (...given: Variable[]): Variable[] => {
    const own = given.slice(inputs.length);
    for (const [i, { layer, part }] of states.entries()) setStates(layer, { [part]: own[i] as Variable });
    const outputs = [forward(...given.slice(0, inputs.length))].flat() as Variable[];
    return [...outputs, ...states.map(({ layer, part }) => statesOf(layer)[part] as Variable)];
  };
  return {
    fn,
    stateInputs: states.map((state) => name(state, "in")),
    stateOutputs: states.map((state) => name(state, "out")),
    empty: states.map(({ layer, shape }) => zeros([...shape], { dtype: (layer.h as Variable).dtype })),
  };
}
