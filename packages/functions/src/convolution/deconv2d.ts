import {
  type Attributes,
  asVariable,
  FunctionNode,
  type NdArray,
  sum,
  type Variable,
  type VariableLike,
} from "@dz/core";
import type { DeconvolutionOptions } from "@dz/ndarray";
import * as nd from "@dz/ndarray";
import { conv2d } from "./conv2d.ts";
import { conv2dGradWeight } from "./conv2d-grad-weight.ts";

class Deconv2d extends FunctionNode {
  static override get name(): string {
    return "Deconv2d";
  }

  private readonly options: DeconvolutionOptions | undefined;

  constructor(options: DeconvolutionOptions | undefined) {
    super();
    this.options = options;
  }

  override attributes(): Attributes {
    return { stride: this.options?.stride ?? 1, pad: this.options?.pad ?? 0 };
  }

  override forward(x: NdArray, W: NdArray, b?: NdArray): NdArray {
    return nd.deconv2d(x, W, b ?? null, this.options);
  }

  override backward(gy: Variable): (Variable | null)[] {
    const [x, W, b] = this.inputs as [Variable, Variable, Variable?];
    const gx = this.wants(0) ? conv2d(gy, W, null, this.options) : null;
    const gW = this.wants(1) ? conv2dGradWeight(gy, x, W.shape.slice(2) as [number, number], this.options) : null;
    return b === undefined ? [gx, gW] : [gx, gW, sum(gy, { axis: [0, 2, 3] })];
  }
}

/**
 * Transposed convolution, the gradient of `conv2d` with respect to its images: each element of x [n, c, h, w] times the
 * filters W [c, oc, kh, kw] is added to its window of the result [n, oc, outH, outW], and an optional b [oc] to the
 * channels. Without `outSize`, `outH = stride (h − 1) + kh − 2 pad`; several larger sizes have the same number of
 * windows.
 *
 * Throws {@link nd.ShapeError} for other shapes, an empty result and an `outSize` that does not have h × w windows, and
 * {@link nd.ValueError} for options out of range, see `conv2d`.
 */
export function deconv2d(
  x: VariableLike,
  W: VariableLike,
  b: VariableLike | null = null,
  options?: DeconvolutionOptions,
): Variable {
  const [images, filters] = [asVariable(x, "deconv2d"), asVariable(W, "deconv2d")];
  if (b === null) return new Deconv2d(options).apply(images, filters);
  return new Deconv2d(options).apply(images, filters, asVariable(b, "deconv2d", filters.dtype));
}
