import { Parameter } from "@dz/core";
import { describe, ValueError } from "@dz/ndarray";
import type { Hook, Target } from "../optimizer.ts";

/**
 * Keeps parameters as they are, those given and all of the layers given: takes their gradients away. Throws
 * {@link ValueError} for anything else.
 */
export class FreezeParam implements Hook {
  private readonly frozen: readonly (Parameter | Target)[];

  constructor(...frozen: readonly (Parameter | Target)[]) {
    for (const item of frozen) {
      if (item instanceof Parameter || typeof (item as Target | null)?.params === "function") continue;
      throw new ValueError(`FreezeParam: expected Parameters and layers, got ${describe(item)}`);
    }
    this.frozen = frozen;
  }

  apply(): void {
    for (const item of this.frozen) {
      for (const param of item instanceof Parameter ? [item] : item.params()) param.cleargrad();
    }
  }
}
