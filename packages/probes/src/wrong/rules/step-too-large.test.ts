import { checkRule } from "../../testing/check-rule.ts";
import { linearError, withLosses, withUpdates } from "../../testing/clean-seen.ts";
import { stepTooLarge } from "./step-too-large.ts";

checkRule(
  stepTooLarge,
  {
    wrongDiverges: withLosses((i) => (i < 3 ? 0.5 : Number.NaN)),
    wrongDiverged: withLosses(() => 10),
    wrongStepsMoveTooFar: { weights: { first: 1, last: 20, moved: 19 }, ...withLosses(() => 1.35 * linearError) },
    wrongStepTooLarge: {
      ...withUpdates(({ lossBefore }) => ({ lossAfter: 2 * lossBefore })),
      ...withLosses(() => 3 * linearError),
    },
  },
  {
    "weights that grow in a training that fits": {
      weights: { first: 1, last: 20, moved: 19 },
      ...withLosses(() => linearError),
    },
  },
);
