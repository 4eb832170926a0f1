import type { Rule } from "../facts.ts";

/**
 * A change of the state that grows by this factor from step to step is a hundred times as large after 30 steps, and so is the
 * gradient on its way back: it is multiplied by the same matrices (Pascanu et al. 2013). A network as it is drawn lets it shrink.
 */
const GROWS = 1.17;

/** Gradients that grow on their way back through time. */
export const gradientsExplode: Rule = {
  fault: "gradientsExplode",
  find({ seen: { firstGrowth } }) {
    return firstGrowth > GROWS ? { key: "wrongGradientsExplode", values: { growth: firstGrowth } } : null;
  },
};
