import { Parameter } from "@dz/core";
import { unseenGradient } from "@dz/core/engine";
import { shown, ValueError } from "@dz/ndarray";

/**
 * Throws {@link ValueError} unless `params` is a list of parameters with gradients, such as an optimizer gives its
 * hooks.
 */
export function checkGradients(params: readonly Parameter[], op: string): void {
  if (!Array.isArray(params)) throw new ValueError(`${op}: expected a list of parameters, got ${shown(params)}`);
  for (const param of params) {
    if (!(param instanceof Parameter)) throw new ValueError(`${op}: expected parameters, got ${shown(param)}`);
    if (unseenGradient(param) === null)
      throw new ValueError(`${op}: a parameter has no gradient, call loss.backward() first`);
  }
}
