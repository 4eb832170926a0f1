import { checkRule } from "../../testing/check-rule.ts";
import { train, withTrain } from "../../testing/clean-seen.ts";
import { valuesNotFinite } from "./values-not-finite.ts";

checkRule(valuesNotFinite, {
  wrongValuesNotFinite: withTrain({ inputs: train.inputs.map((x, i) => (i === 50 ? Number.NaN : x)) }),
});
