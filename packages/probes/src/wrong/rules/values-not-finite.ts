import type { Rule } from "../facts.ts";

/** A value of the inputs or targets that is not a number: every sum that it enters becomes NaN. */
export const valuesNotFinite: Rule = {
  fault: "valuesNotFinite",
  find({ seen: { train } }) {
    const count = [...train.inputs, ...train.targets].filter((x) => !Number.isFinite(x)).length;
    return count === 0 ? null : { key: "wrongValuesNotFinite", values: { count } };
  },
};
