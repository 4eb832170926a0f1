import { checkRule } from "../../testing/check-rule.ts";
import { train, withTrain } from "../../testing/clean-seen.ts";
import { inputNotScaled } from "./input-not-scaled.ts";

checkRule(
  inputNotScaled,
  { wrongInputNotScaled: withTrain({ inputs: train.inputs.map((x) => 20 * x + 300) }) },
  { "values from 0 to 4": withTrain({ inputs: train.inputs.map((x) => 2 * x + 2) }) },
);
