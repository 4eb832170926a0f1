import type { Rule } from "../facts.ts";
import { biasGradients } from "./bias-gradients.ts";

/** Gradients that add up from update to update: not the gradient but its change goes with the errors. */
export const gradientsNotCleared: Rule = {
  fault: "gradientsNotCleared",
  find({ seen }) {
    const bias = biasGradients(seen);
    if (bias === null || Math.abs(bias.added) < 0.98 || Math.abs(bias.own) > 0.95) return null;
    return { key: "wrongGradientsNotCleared", values: { own: bias.own, added: Math.abs(bias.added) } };
  },
};
