import { checkRule } from "../../testing/check-rule.ts";
import { train, withTrain } from "../../testing/clean-seen.ts";
import { targetShifted } from "./target-shifted.ts";

const far = withTrain({ steps: 110, inputs: train.inputs.slice(0, 110), targets: train.inputs.slice(3, 113) });

checkRule(
  targetShifted,
  {
    wrongTargetIsInput: withTrain({ targets: train.inputs }),
    wrongTargetIsPast: withTrain({ steps: 118, inputs: train.inputs.slice(2), targets: train.inputs.slice(0, 118) }),
    wrongTargetShifted: far,
  },
  { "a target further ahead, of which nothing was said": { ...far, about: {} } },
);
