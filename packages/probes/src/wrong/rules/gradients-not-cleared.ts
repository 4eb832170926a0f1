import type { Rule } from "../facts.ts";
import { biasGradients } from "./bias-gradients.ts";

/** What is the same multiple in most updates; the last one of an epoch may be of fewer steps. */
const MOST = 0.7;

/** Gradients that add up from update to update: not the gradient but its change is a multiple of the errors. */
export const gradientsNotCleared: Rule = {
  fault: "gradientsNotCleared",
  find({ seen }) {
    const bias = biasGradients(seen);
    if (bias === null || bias.added.part < MOST || bias.own.part >= MOST) return null;
    return { key: "wrongGradientsNotCleared", values: { own: bias.own.part, added: bias.added.part } };
  },
};
