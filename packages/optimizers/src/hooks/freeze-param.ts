import { Parameter } from "@dz/core";
import { describe, ValueError } from "@dz/ndarray";
import type { Hook, Target } from "../optimizer.ts";

/**
 * Keeps the given parameters, and all parameters of the given layers, unchanged by removing their gradients. Throws
 * {@link ValueError} for other arguments.
 */
export class FreezeParam implements Hook {
  static get name(): string {
    return "FreezeParam";
  }

  private readonly frozen: readonly (Parameter | Target)[];

  constructor(...frozen: readonly (Parameter | Target)[]) {
    for (const item of frozen) {
      if (item instanceof Parameter || typeof (item as Target | null)?.params === "function") continue;
      throw new ValueError(`FreezeParam: expected Parameters and layers, got ${describe(item)}`);
    }
    this.frozen = frozen;
  }

  beforeUpdate(): void {
    for (const item of this.frozen) {
      for (const param of item instanceof Parameter ? [item] : item.params()) param.cleargrad();
    }
  }
}
