import { math } from "@dz/ndarray";
import type { Rule } from "../facts.ts";

/**
 * The part that the loss fell by in each epoch at the end: fourteen more such epochs would halve it. The article's slowest
 * training, an MLP with SGD, still falls by 3 %.
 */
const FALLS = 0.05;

/** The end: this part of the epochs. */
const END = 1 / 8;

/** What is left to learn: the loss against that of a linear function. */
const WORSE = 1.4;

/** In so few updates a network that was just drawn does not get to where a linear function is, with any optimizer. */
const FEW = 100;

/** A loss that was still falling when the training ended, or that had no time to fall, with something left to learn. */
export const stoppedTooEarly: Rule = {
  fault: "stoppedTooEarly",
  find({ seen, linearError }) {
    const { record } = seen;
    const epochs = record.length;
    const updates = Math.round((seen.updates.length / seen.epochs.length) * epochs);
    const loss = record.at(-1)?.ownTrainLoss ?? Number.NaN;
    if (updates < FEW && loss > WORSE * linearError) {
      return { key: "wrongFewUpdates", values: { updates, loss, linear: linearError } };
    }
    const losses = record.map(({ ownTrainLoss }) => ownTrainLoss);
    if (losses.length < 3) return null;
    const from = losses.length - Math.max(1, Math.round(END * losses.length));
    const end = losses.at(-1) as number;
    // Against the lowest loss before: one that only comes down from a wave has been there already.
    const before = Math.min(...losses.slice(0, from));
    const fell = 1 - math.exp(math.log(end / before) / (losses.length - from));
    if (!(fell > FALLS && end > WORSE * linearError)) return null;
    return { key: "wrongStoppedTooEarly", values: { fell, from, loss: end } };
  },
};
