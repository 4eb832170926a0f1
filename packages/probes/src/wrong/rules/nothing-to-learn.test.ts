import { checkRule } from "../../testing/check-rule.ts";
import { draws, train, withTrain } from "../../testing/clean-seen.ts";
import { nothingToLearn } from "./nothing-to-learn.ts";

checkRule(
  nothingToLearn,
  { wrongNothingToLearn: withTrain({ inputs: draws(train.steps, 11), targets: draws(train.steps, 12) }) },
  { "too few values to tell": withTrain({ steps: 20, inputs: draws(20, 11), targets: draws(20, 12) }) },
);
