import type { Parameter } from "@dz/core";
import { writableGradient } from "@dz/core/engine";
import { clip, type NdArray } from "@dz/ndarray";
import { assign } from "@dz/ndarray/memory";
import type { Hook } from "../optimizer.ts";
import { guarded, numberFrom0 } from "../options.ts";
import { checkGradients } from "./check-gradients.ts";

/** Clips every element of every gradient to [−maxValue, maxValue]; NaN remains NaN. */
export class ClipValue implements Hook {
  static get name(): string {
    return "ClipValue";
  }

  declare readonly maxValue: number;

  constructor(maxValue: number) {
    guarded(this, "ClipValue", "maxValue", numberFrom0, maxValue);
  }

  beforeUpdate(params: readonly Parameter[]): void {
    checkGradients(params, "ClipValue.beforeUpdate");
    for (const param of params) {
      const g = writableGradient(param) as NdArray;
      assign(g, clip(g, -this.maxValue, this.maxValue));
    }
  }
}
