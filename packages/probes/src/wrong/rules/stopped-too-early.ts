import { math } from "@dz/ndarray";
import { ownLosses, type Rule } from "../facts.ts";

/** The part that the loss fell by in each epoch of the last third: as many epochs again would bring a third of it or more. */
const FALLS = 0.03;

/** What is left to learn: the loss against that of a linear function. */
const WORSE = 1.4;

/** A loss that was still falling when the training ended, with something left to learn. */
export const stoppedTooEarly: Rule = {
  fault: "stoppedTooEarly",
  find({ seen, linearError }) {
    const losses = ownLosses(seen);
    if (losses.length < 3) return null;
    const from = Math.floor((2 * losses.length) / 3);
    const end = losses.at(-1) as number;
    const fell = 1 - math.exp(math.log(end / (losses[from - 1] as number)) / (losses.length - from));
    if (!(fell > FALLS && end > WORSE * linearError)) return null;
    return { key: "wrongStoppedTooEarly", values: { fell, from, loss: end } };
  },
};
