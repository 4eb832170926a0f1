import type { Target } from "./optimizer.ts";
import { checkTarget, namedParams } from "./weights.ts";

/**
 * The names of the parameters that have no gradient, in the order of the model; numbers if it has no names. After a
 * backward they are those that the loss does not depend on, or that a graph was cut off from; the running statistics of a
 * `BatchNorm` are always among them.
 */
export function missingGradients(model: Target): string[] {
  return Array.from(namedParams(checkTarget(model, "missingGradients"))).flatMap(([name, { gradient }]) =>
    gradient === null ? [name] : [],
  );
}
