import type { Rule } from "../facts.ts";

/** More than four in ten values at the ends of their activations, where the slope is below 4 % of its largest. */
const PART = 0.4;

/** Units that lie at the ends of their activations before anything is learned: hardly any gradient gets through them. */
export const unitsSaturated: Rule = {
  fault: "unitsSaturated",
  find({ seen: { firstUnits } }) {
    const part = Math.max(0, ...firstUnits.map(({ saturated }) => saturated));
    return part > PART ? { key: "wrongUnitsSaturated", values: { part } } : null;
  },
};
