import type { Rule } from "../facts.ts";
import { moments } from "../numbers/columns.ts";

/** As for the inputs. */
const FAR = 8;
const NARROW = 0.02;

/** Targets far from 0 and 1: the output has to grow there first, and gradients are as large as the targets. */
export const targetNotScaled: Rule = {
  fault: "targetNotScaled",
  find({ seen: { train } }) {
    const { targets, outputs } = train;
    const { mean, deviation } = moments(Float64Array.from(targets.filter((_, i) => i % outputs === 0)));
    if (!(Math.abs(mean) > FAR || deviation > FAR || deviation < NARROW)) return null;
    return { key: "wrongTargetNotScaled", values: { mean, deviation } };
  },
};
