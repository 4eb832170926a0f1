import type { Rule } from "../facts.ts";
import { inputsIndependent, targetsIndependent, unrelated } from "../numbers/independence.ts";

/** Inputs and targets without an order, and without anything in common: independent draws. */
export const nothingToLearn: Rule = {
  fault: "nothingToLearn",
  find({ seen: { train, about }, fit }) {
    const period = about.period ?? null;
    const column = about.task?.column ?? 0;
    if (!inputsIndependent(train, column, period) || !targetsIndependent(train, period)) return null;
    return unrelated(fit, 10) ? { key: "wrongNothingToLearn", values: { steps: train.steps * train.streams } } : null;
  },
};
