import type { Target } from "./optimizer.ts";
import { checkTarget, namedParams } from "./weights.ts";

/**
 * The names of the parameters without a gradient, in the order of the model, or their numbers if the model has no
 * names. After a backward these are the parameters that the loss does not depend on, or that were cut off from the
 * graph; the running statistics of a `BatchNorm` are always among them.
 */
export function missingGradients(model: Target): string[] {
  return Array.from(namedParams(checkTarget(model, "missingGradients"))).flatMap(([name, { gradient }]) =>
    gradient === null ? [name] : [],
  );
}
