import { median } from "../../numbers.ts";
import type { Rule } from "../facts.ts";
import { biasGradients } from "./bias-gradients.ts";

/** The first updates, before a training that climbs has left all numbers. */
const FIRST = 10;

/** Momentum and Adam turn updates away from the descent, but seldom by more than a right angle, and not at first. */
const DESCENT = -0.2;

/** What is the same multiple in most updates; the last one of an epoch may be of fewer steps. */
const MOST = 0.7;

/** A training that climbs: updates go along the gradient, or the gradient is that of the loss with the wrong sign. */
export const gradientAscent: Rule = {
  fault: "gradientAscent",
  find({ seen }) {
    const descent = median(seen.updates.slice(0, FIRST).map((update) => update.descent));
    if (descent < DESCENT) return { key: "wrongAscends", values: { descent } };
    const own = biasGradients(seen)?.own;
    if (own === undefined || own.part < MOST || own.multiple >= 0) return null;
    return { key: "wrongLossNegated", values: { multiple: own.multiple } };
  },
};
