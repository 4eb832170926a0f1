import type { Rule } from "../facts.ts";

/** Parameters that no gradient reaches: somewhere the graph is cut. */
export const layerWithoutGradient: Rule = {
  fault: "layerWithoutGradient",
  find({ seen: { parameters } }) {
    const without = parameters.filter(({ updates, withGradient }) => updates >= 3 && withGradient === 0);
    if (without.length === 0) return null;
    return { key: "wrongLayerWithoutGradient", values: { names: without.map(({ name }) => name).join(", ") } };
  },
};
