import { checkRule } from "../../testing/check-rule.ts";
import { scalerSawTest } from "./scaler-saw-test.ts";

const scaling = {
  values: Float64Array.of(1, 2, 3, 10),
  trainEnd: 3,
  shift: 2,
  scale: 1,
  fit: (values: Float64Array) => ({ shift: values.reduce((sum, x) => sum + x, 0) / values.length, scale: 1 }),
};

checkRule(
  scalerSawTest,
  { wrongScalerSawTest: { about: { scaling: { ...scaling, shift: 4 } } } },
  { "a scale of the training part": { about: { scaling } } },
);
