import type { Parameter } from "@dz/core";
import { clip, type NdArray } from "@dz/ndarray";
import { assign } from "@dz/ndarray/memory";
import type { Hook } from "../optimizer.ts";
import { checked } from "../options.ts";

/** Cuts every element of every gradient to −maxValue ... maxValue; NaN stays NaN. */
export class ClipValue implements Hook {
  readonly maxValue: number;

  constructor(maxValue: number) {
    this.maxValue = checked("ClipValue maxValue", maxValue, 0);
  }

  apply(params: readonly Parameter[]): void {
    for (const param of params) {
      const g = param.writableGradient() as NdArray;
      assign(g, clip(g, -this.maxValue, this.maxValue));
    }
  }
}
