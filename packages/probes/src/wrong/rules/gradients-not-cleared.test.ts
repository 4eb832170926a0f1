import { checkRule } from "../../testing/check-rule.ts";
import { clean, withUpdates } from "../../testing/clean-seen.ts";
import { gradientsNotCleared } from "./gradients-not-cleared.ts";

/** The gradients of all updates up to one. */
const sumUntil = (last: number): number =>
  clean.updates.slice(0, last + 1).reduce((sum, { errorSum }) => sum + 2 * (errorSum[0] as number), 0);

checkRule(
  gradientsNotCleared,
  { wrongGradientsNotCleared: withUpdates((_, i) => ({ biasGradient: [sumUntil(i)] })) },
  { "a loss that is no square": withUpdates(({ errorSum }) => ({ biasGradient: errorSum.map(Math.sign) })) },
);
