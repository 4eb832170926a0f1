import { checkRule } from "../../testing/check-rule.ts";
import { linearError, withLosses } from "../../testing/clean-seen.ts";
import { stepTooSmall } from "./step-too-small.ts";

const still = { weights: { first: 5, last: 5, moved: 0.01 } };

checkRule(
  stepTooSmall,
  { wrongStepTooSmall: { ...still, ...withLosses(() => 5 * linearError) } },
  { "steps that are small and arrive": { ...still, ...withLosses(() => linearError) } },
);
