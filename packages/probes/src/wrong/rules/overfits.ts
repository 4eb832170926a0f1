import type { Rule } from "../facts.ts";

/** The held-out loss at the end against its best: a third worse is more than the waves of a training that goes well. */
const WORSE = 1.35;

/** The held-out loss against the training loss at the end. */
const GAP = 3;

/** A training loss of a third of the error of a linear function, which the held-out loss is far from, is learned noise. */
const BELOW = 0.35;

/** A network that learns its training part by heart: that loss falls while the held-out one rises. */
export const overfits: Rule = {
  fault: "overfits",
  find({ seen: { record }, linearError }) {
    const quarter = Math.max(1, Math.floor(record.length / 4));
    const mean = (values: readonly number[]): number => values.reduce((sum, x) => sum + x, 0) / values.length;
    const losses = record.map(({ heldOutLoss }) => heldOutLoss);
    const best = Math.min(...losses);
    const end = mean(losses.slice(-quarter));
    const train = mean(record.slice(-quarter).map(({ trainLoss }) => trainLoss));
    const at = losses.indexOf(best);
    if (!(end > GAP * train)) return null;
    if (train < BELOW * linearError) return { key: "wrongLearnsNoise", values: { train, linear: linearError, end } };
    // In a loss that waves both are lower at the best epoch.
    if (!(end > WORSE * best && train < (record[at]?.trainLoss ?? Number.NaN))) return null;
    return { key: "wrongOverfits", values: { best, at: at + 1, end, train } };
  },
};
