import type { Rule } from "../facts.ts";
import { inputsIndependent, targetsIndependent, unrelated } from "../numbers/independence.ts";

/** Pairs that belong together, in an order without meaning, read by a network whose state is to carry the past. */
export const orderShuffled: Rule = {
  fault: "orderShuffled",
  find({ seen: { recurrent, train, about }, fit }) {
    const period = about.period ?? null;
    const column = about.task?.column ?? 0;
    if (!recurrent || !inputsIndependent(train, column, period) || !targetsIndependent(train, period)) return null;
    return unrelated(fit, 1) ? null : { key: "wrongOrderShuffled" };
  },
};
