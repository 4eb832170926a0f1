import type { Variable, VariableLike } from "@dz/core";
import { concat, stack } from "@dz/functions";
import { ValueError } from "@dz/ndarray";
import { Layer } from "./layer.ts";
import { checkOutput, type UnaryLayer } from "./unary-layer.ts";
import { checkLayer, stepsOf } from "./unrolled.ts";

/**
 * Two recurrent layers over a sequence, one from the first step to the last, the other in reverse (Schuster and Paliwal
 * 1997): x [steps, batch, in] gives [steps, batch, a + b], the outputs of both concatenated for each step.
 *
 * Each call is a separate sequence: the states are reset first. Stack several in a `StackedRecurrent`.
 */
export class Bidirectional extends Layer {
  static override get name(): string {
    return "Bidirectional";
  }

  /** Runs from the first step to the last. */
  readonly forwards: UnaryLayer;
  /** Runs from the last step to the first. */
  readonly backwards: UnaryLayer;

  /** Throws {@link ValueError} unless both are layers, and different ones. */
  constructor(forwards: UnaryLayer, backwards: UnaryLayer) {
    super();
    this.forwards = checkLayer(forwards, "Bidirectional forwards");
    this.backwards = checkLayer(backwards, "Bidirectional backwards");
    // A layer used in both directions would start the second with the final state of the first.
    if (forwards === backwards) throw new ValueError("Bidirectional: the same layer is given for both directions");
  }

  /** Throws {@link ShapeError} unless `x` has shape [steps, batch, ...] with at least one step. */
  override forward(x: VariableLike): Variable {
    const steps = stepsOf(x, "Bidirectional");
    this.resetState();
    const along = (layer: UnaryLayer): Variable[] =>
      steps.map((step) => checkOutput(layer.forward(step), "Bidirectional"));
    const there = stack(along(this.forwards));
    steps.reverse();
    const back = stack(along(this.backwards).reverse());
    return concat([there, back], { axis: -1 });
  }
}
