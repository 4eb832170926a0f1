import { checkRule } from "../../testing/check-rule.ts";
import { linearError, withEpochs, withLosses } from "../../testing/clean-seen.ts";
import { tooFewUnits } from "./too-few-units.ts";

const one = withEpochs(() => ({ units: [{ units: 1, constant: 0, saturated: 0 }] }));

checkRule(
  tooFewUnits,
  { wrongTooFewUnits: { ...one, ...withLosses(() => 2 * linearError) } },
  { "a network that does with one unit": { ...one, ...withLosses(() => linearError) } },
);
