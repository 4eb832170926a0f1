import { Parameter } from "@dz/core";
import { describe, ValueError } from "@dz/ndarray";
import type { Hook, Target } from "../optimizer.ts";

/**
 * Keeps the given parameters, and all parameters of the given layers, unchanged by removing their gradients, as in
 * `new FreezeParam([model.l1, model.l2.W])`. Throws {@link ValueError} for anything but a list of them, and for an
 * empty one.
 */
export class FreezeParam implements Hook {
  static get name(): string {
    return "FreezeParam";
  }

  private readonly frozen: readonly (Parameter | Target)[];

  constructor(frozen: readonly (Parameter | Target)[]) {
    if (!Array.isArray(frozen) || frozen.length === 0) {
      const got = Array.isArray(frozen) ? "an empty list" : describe(frozen);
      throw new ValueError(`FreezeParam: expected a list of Parameters and layers, as in [model.l1], got ${got}`);
    }
    for (const item of frozen) {
      if (item instanceof Parameter || typeof (item as Target | null)?.params === "function") continue;
      throw new ValueError(`FreezeParam: expected Parameters and layers, got ${describe(item)}`);
    }
    this.frozen = Array.from(frozen);
  }

  beforeUpdate(): void {
    for (const item of this.frozen) {
      for (const param of item instanceof Parameter ? [item] : item.params()) param.cleargrad();
    }
  }
}
