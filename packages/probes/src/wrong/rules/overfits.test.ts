import { checkRule } from "../../testing/check-rule.ts";
import { linearError, withLosses } from "../../testing/clean-seen.ts";
import { overfits } from "./overfits.ts";

checkRule(
  overfits,
  {
    wrongLearnsNoise: withLosses(
      (i) => linearError / (i + 1),
      (i) => linearError * (1 + i / 5),
    ),
    wrongOverfits: withLosses(
      () => linearError / 2,
      (i) => linearError * (1 + i / 5),
    ),
  },
  { "losses that fall together": withLosses((i) => linearError / (i + 1)) },
);
