import { checkRule } from "../../testing/check-rule.ts";
import { withParameter } from "../../testing/clean-seen.ts";
import { layerWithoutGradient } from "./layer-without-gradient.ts";

checkRule(
  layerWithoutGradient,
  { wrongLayerWithoutGradient: withParameter({ withGradient: 0, withSlope: 0, moved: 0 }) },
  { "a parameter that came late": withParameter({ withGradient: 100 }) },
);
