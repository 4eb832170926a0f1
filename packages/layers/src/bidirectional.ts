import type { Variable, VariableLike } from "@dz/core";
import { concat, stack } from "@dz/functions";
import { ValueError } from "@dz/ndarray";
import { Layer } from "./layer.ts";
import { checkLayer, stepsOf } from "./unrolled.ts";

/**
 * Two recurrent layers over a sequence, one from the first step to the last, the other the opposite way (Schuster and
 * Paliwal 1997): x [steps, batch, in] gives [steps, batch, a + b], the outputs of both for a step beside each other.
 *
 * Each call is a sequence of its own: it begins without states. Several of them, one after the other, are a
 * `StackedRecurrent`.
 */
export class Bidirectional extends Layer {
  /** The layer from the first step to the last. */
  readonly forwards: Layer;
  /** The layer from the last step to the first. */
  readonly backwards: Layer;

  /** Throws {@link ValueError} unless there are two different layers. */
  constructor(forwards: Layer, backwards: Layer) {
    super();
    this.forwards = checkLayer(forwards, "Bidirectional forwards");
    this.backwards = checkLayer(backwards, "Bidirectional backwards");
    // One layer in both directions would go on with the state of the other end.
    if (forwards === backwards) throw new ValueError("Bidirectional: the same layer is given for both directions");
  }

  /** Throws {@link ShapeError} for a sequence without steps. */
  override forward(x: VariableLike): Variable {
    const steps = stepsOf(x, "Bidirectional");
    this.resetState();
    const there = stack(steps.map((step) => this.forwards.forward(step)));
    const back = stack(
      steps
        .reverse()
        .map((step) => this.backwards.forward(step))
        .reverse(),
    );
    return concat([there, back], -1);
  }
}
