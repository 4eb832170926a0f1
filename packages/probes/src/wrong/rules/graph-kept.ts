import type { Rule } from "../facts.ts";

/** A state that still hangs on the graph after an update: the next backward goes through the whole past. */
export const graphKept: Rule = {
  fault: "graphKept",
  find({ seen: { epochs } }) {
    const chained = epochs.reduce((sum, epoch) => sum + epoch.chained, 0);
    const updates = epochs.reduce((sum, epoch) => sum + epoch.updates, 0);
    return chained === 0 ? null : { key: "wrongGraphKept", values: { chained, updates } };
  },
};
