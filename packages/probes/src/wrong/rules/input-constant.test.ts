import { checkRule } from "../../testing/check-rule.ts";
import { train, withTrain } from "../../testing/clean-seen.ts";
import { inputConstant } from "./input-constant.ts";

checkRule(
  inputConstant,
  { wrongInputConstant: withTrain({ inputs: train.inputs.map(() => 0.5) }) },
  { "inputs that change once": withTrain({ inputs: train.inputs.map((_, i) => (i === 7 ? 1 : 0.5)) }) },
);
