import type { Rule } from "../facts.ts";
import { median } from "../numbers/columns.ts";
import { biasGradients } from "./bias-gradients.ts";

/** A training that climbs: updates go along the gradient, or the gradient is that of the loss with the wrong sign. */
export const gradientAscent: Rule = {
  fault: "gradientAscent",
  find({ seen }) {
    const descent = median(seen.updates.map((update) => update.descent));
    // Momentum and Adam turn updates away from the gradient, but seldom by more than a right angle for long.
    if (descent < -0.2) return { key: "wrongAscends", values: { descent } };
    const bias = biasGradients(seen);
    return bias !== null && bias.own < -0.95 ? { key: "wrongLossNegated", values: { own: bias.own } } : null;
  },
};
