import { checkRule } from "../../testing/check-rule.ts";
import { withParameter } from "../../testing/clean-seen.ts";
import { gradientsVanish } from "./gradients-vanish.ts";

checkRule(gradientsVanish, {
  wrongGradientsVanishInTime: { firstGrowth: 0.01 },
  wrongGradientsVanish: withParameter({ gradient: 1e-9 }),
});
