import type { Rule } from "../facts.ts";

/** A state that is emptied inside of an epoch, so that the network forgets what it just read. */
export const stateLost: Rule = {
  fault: "stateLost",
  find({ seen: { epochs } }) {
    const emptied = epochs.reduce((sum, epoch) => sum + epoch.emptied, 0);
    const steps = epochs.reduce((sum, epoch) => sum + epoch.steps, 0);
    return emptied === 0 ? null : { key: "wrongStateLost", values: { emptied, steps } };
  },
};
