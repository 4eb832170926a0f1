import { checkRule } from "../../testing/check-rule.ts";
import { withParameter } from "../../testing/clean-seen.ts";
import { layerFrozen } from "./layer-frozen.ts";

checkRule(
  layerFrozen,
  { wrongLayerFrozen: withParameter({ moved: 0 }) },
  { "a parameter with a gradient of zeros": withParameter({ moved: 0, withSlope: 0 }) },
);
