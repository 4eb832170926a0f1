import { ownLosses, type Rule } from "../facts.ts";

/** The part that the loss fell by in the last third of the epochs. */
const FALLS = 0.25;

/** What is left to learn: the loss against that of a linear function. */
const WORSE = 1.5;

/** A loss that was still falling when the training ended, with something left to learn. */
export const stoppedTooEarly: Rule = {
  fault: "stoppedTooEarly",
  find({ seen, linearError }) {
    const losses = ownLosses(seen);
    if (losses.length < 3) return null;
    const from = Math.floor((2 * losses.length) / 3);
    const end = losses.at(-1) as number;
    const fell = 1 - end / (losses[from - 1] as number);
    if (!(fell > FALLS && end > WORSE * linearError)) return null;
    return { key: "wrongStoppedTooEarly", values: { fell, from, loss: end } };
  },
};
