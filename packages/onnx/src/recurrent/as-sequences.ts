import { asVariable, type Variable, type VariableLike } from "@dz/core";
import { concat } from "@dz/functions";
import { Bidirectional, type Layer, observeForward, StackedRecurrent, type UnaryLayer, Unrolled } from "@dz/layers";
import { isRecurrent, layersIn, type RecurrentLayer } from "./recurrent-layers.ts";
import { recurrentSequence } from "./sequence.ts";

/** Whether a layer that takes steps can take whole sequences: a recurrent one, or a stack of those. */
function takesSequences(layer: unknown): layer is UnaryLayer {
  return isRecurrent(layer) || (layer instanceof StackedRecurrent && layer.l.every(takesSequences));
}

/** Whether a layer takes sequences for which ONNX has an operator. */
export function isSequenceLayer(layer: Layer): layer is Unrolled | Bidirectional {
  if (layer instanceof Unrolled) return takesSequences(layer.layer);
  return layer instanceof Bidirectional && isRecurrent(layer.forwards) && isRecurrent(layer.backwards);
}

/**
 * Runs `body`, and meanwhile records a sequence through a recurrent layer of `model` as one function: in Unrolled and
 * Bidirectional layers, and where a recurrent layer is given a sequence [steps, batch, in] instead of a step.
 */
export function asSequences<T>(model: Layer, body: () => T): T {
  const observed = layersIn(model).flatMap(({ layer }) =>
    isRecurrent(layer) || isSequenceLayer(layer) ? [layer as UnaryLayer] : [],
  );
  return observeForward(observed, (layer, call, [input]) => sequenceOf(layer, call, input), body);
}

function sequenceOf(layer: UnaryLayer, call: () => Variable, input: VariableLike): Variable {
  const x = asVariable(input, "exportOnnx");
  if (layer instanceof Unrolled) return layer.layer.forward(x);
  if (layer instanceof Bidirectional) {
    const [there, back] = [layer.forwards, layer.backwards] as unknown as [RecurrentLayer, RecurrentLayer];
    return concat([recurrentSequence(there, x, "forward"), recurrentSequence(back, x, "reverse")], { axis: -1 });
  }
  return isRecurrent(layer) && x.ndim === 3 ? recurrentSequence(layer, x, "forward") : call();
}
