import { checkRule } from "../../testing/check-rule.ts";
import { withEpochs } from "../../testing/clean-seen.ts";
import { unitsDead } from "./units-dead.ts";

checkRule(
  unitsDead,
  { wrongUnitsDead: withEpochs(() => ({ units: [{ units: 8, constant: 0.75, saturated: 0 }] })) },
  { "a few units": withEpochs(() => ({ units: [{ units: 8, constant: 0.25, saturated: 0 }] })) },
);
