import type { Rule } from "../facts.ts";
import { moments } from "../numbers/columns.ts";

/**
 * Scaled values lie within some units of 0 and vary by more than a hundredth; LeCun et al. (1998), 4.3, ask for mean 0 and
 * deviation 1.
 */
const FAR = 8;
const NARROW = 0.02;

/** Inputs far from 0 and 1: the activations lie at their ends or in a corner, whatever the weights. */
export const inputNotScaled: Rule = {
  fault: "inputNotScaled",
  find({ seen: { train } }) {
    const { inputs, size } = train;
    for (let column = 0; column < size; column++) {
      const { mean, deviation } = moments(Float64Array.from(inputs.filter((_, i) => i % size === column)));
      if (!(Math.abs(mean) > FAR || deviation > FAR || deviation < NARROW)) continue;
      return { key: "wrongInputNotScaled", values: { column: column + 1, size, mean, deviation } };
    }
    return null;
  },
};
