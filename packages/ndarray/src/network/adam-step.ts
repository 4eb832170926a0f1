import { contiguous, type NdArray, resolve } from "../array/ndarray.ts";
import { noteWrite } from "../array/versions.ts";
import { optimizerKernels } from "../kernels/optimizer.ts";
import { add, div, mul, sqrt, sub } from "../operations/elementwise.ts";
import { assign, checkTarget, meetInTarget } from "../operations/in-place.ts";

/** The parameters of a step of Adam: `c1 = 1 − β₁`, `c2 = 1 − β₂`, the bias-corrected step size, and ε. */
export interface AdamStep {
  readonly c1: number;
  readonly c2: number;
  readonly rate: number;
  readonly eps: number;
}

/**
 * One step of Adam in place: `m += c1·(g − m)`, `v += c2·(g² − v)`, `p −= rate·m / (√v + ε)`, in this order of
 * operations (Kingma and Ba 2014, in the form of DeZero).
 */
export function adamStep(p: NdArray, g: NdArray, m: NdArray, v: NdArray, { c1, c2, rate, eps }: AdamStep): void {
  for (const target of [p, m, v]) checkTarget(target, g, "adamStep");
  for (const target of [p, m, v]) noteWrite(target);
  const { dtype } = p;
  if ([g, m, v].every((a) => meetInTarget(p, a))) {
    const x = contiguous(g);
    optimizerKernels.of(dtype).adam(p.ptr, resolve(x), m.ptr, v.ptr, p.size, c1, c2, rate, eps);
    return;
  }
  assign(m, add(m, mul(sub(g, m), c1)));
  assign(v, add(v, mul(sub(mul(g, g), v), c2)));
  assign(p, sub(p, div(mul(m, rate), add(sqrt(v), eps))));
}
