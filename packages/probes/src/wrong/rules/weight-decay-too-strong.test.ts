import { checkRule } from "../../testing/check-rule.ts";
import { linearError, withLosses } from "../../testing/clean-seen.ts";
import { weightDecayTooStrong } from "./weight-decay-too-strong.ts";

checkRule(
  weightDecayTooStrong,
  {
    wrongWeightDecayTooStrong: {
      weights: { first: 5, last: 2, moved: 4 },
      pull: -0.8,
      ...withLosses(() => 3 * linearError),
    },
  },
  {
    "small weights that fit": {
      weights: { first: 5, last: 2, moved: 4 },
      pull: -0.8,
      ...withLosses(() => linearError),
    },
  },
);
