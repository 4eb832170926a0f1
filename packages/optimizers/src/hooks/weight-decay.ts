import type { Parameter } from "@dz/core";
import { writableGradient } from "@dz/core/engine";
import type { NdArray } from "@dz/ndarray";
import { addScaled } from "@dz/ndarray/memory";
import type { Hook } from "../optimizer.ts";
import { guarded, numberFrom0 } from "../options.ts";
import { checkGradients } from "./check-gradients.ts";

/** L2 regularization: adds `rate · p`, the gradient of `rate / 2 · ‖p‖²`, to the gradient of every parameter. */
export class WeightDecay implements Hook {
  declare readonly rate: number;

  constructor(rate: number) {
    guarded(this, "WeightDecay", "rate", numberFrom0, rate);
  }

  apply(params: readonly Parameter[]): void {
    checkGradients(params, "WeightDecay.apply");
    for (const param of params) addScaled(writableGradient(param) as NdArray, param.data, this.rate);
  }
}
