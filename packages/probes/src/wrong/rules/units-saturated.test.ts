import { checkRule } from "../../testing/check-rule.ts";
import { unitsSaturated } from "./units-saturated.ts";

checkRule(
  unitsSaturated,
  { wrongUnitsSaturated: { firstUnits: [{ units: 8, constant: 0, saturated: 0.7 }] } },
  { "a network without hidden units": { firstUnits: [] } },
);
