import { asVariable, type Variable, type VariableLike } from "@dz/core";
import { split, stack } from "@dz/functions";
import { describe, formatShape, ShapeError, ValueError } from "@dz/ndarray";
import { Layer } from "./layer.ts";
import { checkOutput, type UnaryLayer } from "./unary-layer.ts";

/**
 * A layer applied to each step of a sequence: x [steps, batch, ...] gives [steps, batch, ...].
 *
 * The state of a recurrent layer is carried from one call to the next until {@link Layer.resetState}, as with single
 * steps.
 */
export class Unrolled extends Layer {
  static override get name(): string {
    return "Unrolled";
  }

  readonly layer: UnaryLayer;

  /** Throws {@link ValueError} unless `layer` is a layer. */
  constructor(layer: UnaryLayer) {
    super();
    this.layer = checkLayer(layer, "Unrolled");
  }

  /** Throws {@link ShapeError} unless `x` has shape [steps, batch, ...] with at least one step. */
  override forward(x: VariableLike): Variable {
    return stack(stepsOf(x, "Unrolled").map((step) => checkOutput(this.layer.forward(step), "Unrolled")));
  }
}

/** A layer from a caller; throws {@link ValueError} for any other value. */
export function checkLayer(layer: UnaryLayer, what: string): UnaryLayer {
  if (layer instanceof Layer) return layer;
  throw new ValueError(`${what}: expected a layer, got ${describe(layer)}`);
}

/** The steps of a sequence [steps, batch, ...], each [batch, ...]; throws {@link ShapeError} without steps. */
export function stepsOf(x: VariableLike, name: string): Variable[] {
  const input = asVariable(x, name);
  const [steps = 0, ...shape] = input.shape;
  if (steps === 0 || shape.length === 0) {
    throw new ShapeError(`${name}: expected an input [steps, batch, ...], got shape ${formatShape(input.shape)}`);
  }
  return split(input, steps).map((step) => step.reshape(shape));
}
