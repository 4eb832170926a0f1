import { type Attributes, FunctionNode, type Parameter, type Variable } from "@dz/core";
import { flip } from "@dz/functions";
import { GRU, LSTM, RNN, Unrolled } from "@dz/layers";
import { type NdArray, StateError } from "@dz/ndarray";
import type { RecurrentLayer } from "./recurrent-layers.ts";

/** In which direction a layer goes through a sequence. */
export type Direction = "forward" | "reverse";

/** What {@link recurrentSequence} tells of itself. */
export interface SequenceAttributes {
  readonly kind: "RNN" | "LSTM" | "GRU";
  readonly direction: Direction;
}

/** A whole sequence through a recurrent layer as one function, for the one operator that ONNX has for it. */
class RecurrentSequence extends FunctionNode {
  static override get name(): string {
    return "RecurrentSequence";
  }

  private readonly about: SequenceAttributes;
  private readonly y: NdArray;

  constructor(about: SequenceAttributes, y: NdArray) {
    super();
    this.about = about;
    this.y = y;
  }

  override attributes(): Attributes {
    return { ...this.about };
  }

  override forward(): NdArray {
    return this.y;
  }

  override backward(): never {
    throw new StateError("RecurrentSequence: a function that is made for an export has no gradient");
  }
}

/**
 * The outputs [steps, batch, hidden] of a recurrent layer for a sequence x [steps, batch, in], computed step by step from an
 * empty state, but recorded as one function of x and the weights: matrices of x, matrices of h, and rows, each in the order of
 * the layer's gates.
 */
export function recurrentSequence(layer: RecurrentLayer, x: Variable, direction: Direction): Variable {
  layer.resetState();
  const y = direction === "forward" ? unrolled(layer, x) : flip(unrolled(layer, flip(x, { axis: 0 })), { axis: 0 });
  layer.resetState();
  return new RecurrentSequence({ kind: kindOf(layer), direction }, y.data).apply(x, ...weightsOf(layer));
}

function unrolled(layer: RecurrentLayer, x: Variable): Variable {
  return new Unrolled(layer).forward(x);
}

function kindOf(layer: RecurrentLayer): SequenceAttributes["kind"] {
  if (layer instanceof LSTM) return "LSTM";
  return layer instanceof GRU ? "GRU" : "RNN";
}

function weightsOf(layer: RecurrentLayer): Parameter[] {
  if (layer instanceof RNN) return [layer.x2h.W, layer.h2h.W, layer.x2h.b as Parameter];
  const [fromX, fromH] =
    layer instanceof LSTM
      ? [
          [layer.x2f, layer.x2i, layer.x2o, layer.x2u],
          [layer.h2f, layer.h2i, layer.h2o, layer.h2u],
        ]
      : [
          [layer.x2r, layer.x2z, layer.x2n],
          [layer.h2r, layer.h2z, layer.h2n],
        ];
  const rows = layer instanceof GRU ? [...fromX, ...fromH] : fromX;
  return [...fromX.map(({ W }) => W), ...fromH.map(({ W }) => W), ...rows.map(({ b }) => b as Parameter)];
}
