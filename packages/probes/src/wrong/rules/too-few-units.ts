import type { Rule } from "../facts.ts";

/** A linear function of the last inputs that comes within a fifth of the best one is as good. */
const AS_GOOD = 1.2;

/** A network that is worse than a linear function by a fifth lacks something. */
const WORSE = 1.2;

/** Fewer hidden units than the numbers that a linear function needs: the network cannot keep as many. */
export const tooFewUnits: Rule = {
  fault: "tooFewUnits",
  find({ seen, fit, linearError, loss }) {
    const layers = seen.epochs.at(-1)?.units ?? [];
    const units = Math.min(...layers.map((layer) => layer.units));
    const needed = fit.errors.findIndex((error) => error <= AS_GOOD * linearError) * fit.size;
    if (!(layers.length > 0 && units < needed && units <= 3 && loss > WORSE * linearError)) return null;
    return { key: "wrongTooFewUnits", values: { units, needed, loss, linear: linearError } };
  },
};
