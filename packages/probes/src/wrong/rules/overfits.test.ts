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
      (i) => linearError / (2 + i / 100),
      (i) => linearError * (1 + i / 5),
    ),
  },
  {
    "losses that fall together": withLosses((i) => linearError / (i + 1)),
    "losses that wave together": withLosses(
      (i) => (linearError / 2) * (1 + i / 5),
      (i) => linearError * (2 + i),
    ),
  },
);
