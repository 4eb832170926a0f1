import { checkRule } from "../../testing/check-rule.ts";
import { withParameter } from "../../testing/clean-seen.ts";
import { equalUnits } from "./equal-units.ts";

checkRule(
  equalUnits,
  { wrongEqualUnits: withParameter({ equalUnits: true }) },
  { "the output layer": withParameter({ equalUnits: true, ofOutput: true }) },
);
