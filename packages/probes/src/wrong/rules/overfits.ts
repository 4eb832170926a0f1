import type { Rule } from "../facts.ts";

/** The held-out loss at the end against its best: a third worse is more than the waves of a training that goes well. */
const WORSE = 1.35;

/** The held-out loss against the training loss at the end. */
const GAP = 3;

/** A network that learns its training part by heart: that loss falls while the held-out one rises. */
export const overfits: Rule = {
  fault: "overfits",
  find({ seen: { epochs } }) {
    const quarter = Math.max(1, Math.floor(epochs.length / 4));
    const mean = (values: readonly number[]): number => values.reduce((sum, x) => sum + x, 0) / values.length;
    const losses = epochs.map(({ heldOutLoss }) => heldOutLoss);
    const best = Math.min(...losses);
    const end = mean(losses.slice(-quarter));
    const train = mean(epochs.slice(-quarter).map(({ trainLoss }) => trainLoss));
    if (!(end > WORSE * best && end > GAP * train)) return null;
    return { key: "wrongOverfits", values: { best, at: losses.indexOf(best) + 1, end, train } };
  },
};
