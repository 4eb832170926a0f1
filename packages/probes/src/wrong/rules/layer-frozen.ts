import type { Rule } from "../facts.ts";

/** Parameters that have a gradient and never move. */
export const layerFrozen: Rule = {
  fault: "layerFrozen",
  find({ seen: { parameters } }) {
    const frozen = parameters.filter(({ updates, withSlope, moved }) => updates >= 3 && withSlope > 0 && moved === 0);
    if (frozen.length === 0) return null;
    return { key: "wrongLayerFrozen", values: { names: frozen.map(({ name }) => name).join(", ") } };
  },
};
