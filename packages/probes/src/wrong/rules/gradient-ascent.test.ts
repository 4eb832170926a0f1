import { checkRule } from "../../testing/check-rule.ts";
import { withUpdates } from "../../testing/clean-seen.ts";
import { gradientAscent } from "./gradient-ascent.ts";

checkRule(gradientAscent, {
  wrongAscends: withUpdates(({ descent }) => ({ descent: -descent })),
  wrongLossNegated: withUpdates(({ errorSum }) => ({ biasGradient: errorSum.map((e) => -2 * e) })),
});
