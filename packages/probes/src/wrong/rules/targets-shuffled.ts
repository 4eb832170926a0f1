import type { Rule } from "../facts.ts";
import { inputsIndependent, targetsIndependent, unrelated } from "../numbers/independence.ts";

/** Inputs in an order, and targets without one, which have nothing to do with the inputs. */
export const targetsShuffled: Rule = {
  fault: "targetsShuffled",
  find({ seen: { train, about }, fit }) {
    const period = about.period ?? null;
    const column = about.task?.column ?? 0;
    if (inputsIndependent(train, column, period) || !targetsIndependent(train, period)) return null;
    return unrelated(fit, 4) ? { key: "wrongTargetsShuffled" } : null;
  },
};
