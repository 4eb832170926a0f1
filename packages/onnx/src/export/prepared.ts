import type { Variable, VariableLike } from "@dz/core";
import { Layer } from "@dz/layers";
import { describe, type NdArray, ValueError } from "@dz/ndarray";
import { asSequences, isSequenceLayer } from "../recurrent/as-sequences.ts";
import { layersIn } from "../recurrent/recurrent-layers.ts";
import { sequenceForm } from "../recurrent/sequence-form.ts";
import { stepForm, stepLayers } from "../recurrent/step-form.ts";
import type { SymbolicAxes } from "../trace/examples.ts";
import type { Traceable } from "../trace/trace.ts";

/** A model, or a function of Variables. */
export type Exportable = Traceable | (Layer & { forward(...inputs: VariableLike[]): Variable | readonly Variable[] });

/** How a recurrent model is called, see `exportOnnx`. */
export type RecurrentForm = "step" | "sequence";

/** A model as a function that can be traced, with the states that go in and out. */
export interface Prepared {
  readonly fn: Traceable;
  /** The example inputs, and behind them those of the states. */
  readonly examples: readonly NdArray[];
  readonly stateInputs: readonly string[];
  readonly stateOutputs: readonly string[];
  /** The names of parameters. */
  readonly weights: ReadonlyMap<object, string>;
  /** The symbolic axes to be tried, one choice after the other. */
  readonly choices: readonly SymbolicAxes[];
}

/** Prepares a model or a function for tracing. Changes the states of its recurrent layers. */
export function prepare(model: Exportable, inputs: readonly NdArray[], recurrent: RecurrentForm): Prepared {
  const stateless = { examples: inputs, stateInputs: [], stateOutputs: [] };
  if (typeof model === "function") {
    return { ...stateless, fn: model, weights: new Map(), choices: [leading(inputs, ["batch"])] };
  }
  if (!(model instanceof Layer)) {
    throw new ValueError(`exportOnnx: expected a model or a function, got ${describe(model)}`);
  }
  const forward = (...xs: Variable[]): Variable | readonly Variable[] => model.forward(...xs);
  const weights = namesOf(model);
  const steps = stepLayers(model);
  const hasSequences = layersIn(model).some(({ layer }) => isSequenceLayer(layer));
  if (steps.length === 0) {
    const fn: Traceable = hasSequences ? (...xs) => asSequences(model, () => forward(...xs)) : forward;
    return { ...stateless, fn, weights, choices: choicesFor(inputs, hasSequences) };
  }
  if (recurrent === "sequence") {
    const fn = sequenceForm(model, forward, inputs);
    return { ...stateless, fn, weights, choices: choicesFor(inputs, true) };
  }
  const { fn, stateInputs, stateOutputs, empty } = stepForm(steps, forward, inputs);
  const examples = [...inputs, ...empty];
  return { fn, examples, stateInputs, stateOutputs, weights, choices: choicesFor(examples, false) };
}

function namesOf(model: Layer): Map<object, string> {
  const names = new Map<object, string>();
  for (const [name, parameter] of model.namedParams()) if (!names.has(parameter)) names.set(parameter, name);
  return names;
}

function choicesFor(examples: readonly NdArray[], sequences: boolean): SymbolicAxes[] {
  const batch = leading(examples, ["batch"]);
  return sequences ? [leading(examples, ["length", "batch"]), batch] : [batch];
}

/** The first axes of each input under these names. */
function leading(examples: readonly NdArray[], names: readonly string[]): SymbolicAxes {
  return examples.map(({ ndim }) => Object.fromEntries(names.slice(0, ndim).map((name, axis) => [axis, name])));
}
