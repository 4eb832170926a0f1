import { checkRule } from "../../testing/check-rule.ts";
import { gradientsExplode } from "./gradients-explode.ts";

checkRule(
  gradientsExplode,
  { wrongGradientsExplode: { firstGrowth: 1.5 } },
  { "a network without a state": { firstGrowth: Number.NaN } },
);
