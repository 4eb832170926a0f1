import { checkRule } from "../../testing/check-rule.ts";
import { train, withTrain } from "../../testing/clean-seen.ts";
import { targetNotScaled } from "./target-not-scaled.ts";

checkRule(
  targetNotScaled,
  { wrongTargetNotScaled: withTrain({ targets: train.targets.map((t) => 20 * t) }) },
  { "values from 0 to 4": withTrain({ targets: train.targets.map((t) => 2 * t + 2) }) },
);
