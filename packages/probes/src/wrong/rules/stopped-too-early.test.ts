import { checkRule } from "../../testing/check-rule.ts";
import { clean, linearError, withLosses } from "../../testing/clean-seen.ts";
import { stoppedTooEarly } from "./stopped-too-early.ts";

checkRule(
  stoppedTooEarly,
  {
    wrongStoppedTooEarly: withLosses((i) => ((30 - i) * (30 - i) * linearError) / 10),
    wrongFewUpdates: { ...withLosses(() => 2 * linearError), updates: clean.updates.slice(0, 40) },
  },
  {
    "a loss that rests": withLosses(() => 2 * linearError),
    "a loss that comes down from a wave": withLosses((i) => linearError * (i === 0 ? 2 : 40 - i)),
  },
);
