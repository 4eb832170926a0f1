import type { Rule } from "../facts.ts";

/** The weights lost a third of their size ... */
const LOST = 0.67;

/** ... against a gradient that asks for larger ones ... */
const PULL = -0.25;

/** ... or nearly all of it, so that no gradient is left ... */
const NEARLY_ALL = 0.3;

/** ... and the fit is far worse than that of a linear function. */
const WORSE = 1.5;

/** Weights that a decay keeps small although the loss asks for larger ones. */
export const weightDecayTooStrong: Rule = {
  fault: "weightDecayTooStrong",
  find({ seen: { weights, pull }, linearError, loss }) {
    const kept = weights.last / weights.first;
    if (!(((kept < LOST && pull < PULL) || kept < NEARLY_ALL) && loss > WORSE * linearError)) return null;
    return { key: "wrongWeightDecayTooStrong", values: { kept, pull } };
  },
};
