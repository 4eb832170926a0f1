import type { Parameter } from "@dz/core";
import { writableGradient } from "@dz/core/engine";
import type { NdArray } from "@dz/ndarray";
import { addScaled } from "@dz/ndarray/memory";
import type { Hook } from "../optimizer.ts";
import { guarded, numberFrom0 } from "../options.ts";
import { checkGradients } from "./check-gradients.ts";

/** L2 regularization: adds `weightDecay · p`, the gradient of `weightDecay / 2 · ‖p‖²`, to every gradient. */
export class WeightDecay implements Hook {
  static get name(): string {
    return "WeightDecay";
  }

  declare readonly weightDecay: number;

  constructor(weightDecay: number) {
    guarded(this, "WeightDecay", "weightDecay", numberFrom0, weightDecay);
  }

  beforeUpdate(params: readonly Parameter[]): void {
    checkGradients(params, "WeightDecay.beforeUpdate");
    for (const param of params) addScaled(writableGradient(param) as NdArray, param.data, this.weightDecay);
  }
}
