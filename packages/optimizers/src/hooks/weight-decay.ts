import type { Parameter } from "@dz/core";
import type { NdArray } from "@dz/ndarray";
import { addScaled } from "@dz/ndarray/memory";
import type { Hook } from "../optimizer.ts";
import { checked } from "../options.ts";

/** Adds `rate · p` to the gradient of every parameter: the gradient of `rate / 2 · ‖p‖²`. */
export class WeightDecay implements Hook {
  readonly rate: number;

  constructor(rate: number) {
    this.rate = checked("WeightDecay rate", rate, 0);
  }

  apply(params: readonly Parameter[]): void {
    for (const param of params) addScaled(param.writableGradient() as NdArray, param.data, this.rate);
  }
}
