import type { Rule } from "../facts.ts";

/** Units with equal weights: they get equal gradients, stay equal, and are as good as one. */
export const equalUnits: Rule = {
  fault: "equalUnits",
  find({ seen: { parameters } }) {
    const equal = parameters.filter((each) => each.equalUnits && !each.ofOutput);
    if (equal.length === 0) return null;
    return { key: "wrongEqualUnits", values: { names: equal.map(({ name }) => name).join(", ") } };
  },
};
