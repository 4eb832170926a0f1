import {
  type Attributes,
  asVariable,
  FunctionNode,
  type NdArray,
  sum,
  type Variable,
  type VariableLike,
} from "@dz/core";
import type { WindowOptions } from "@dz/ndarray";
import * as nd from "@dz/ndarray";
import { conv2dGradWeight } from "./conv2d-grad-weight.ts";
import { deconv2d } from "./deconv2d.ts";

class Conv2d extends FunctionNode {
  static override get name(): string {
    return "Conv2d";
  }

  private readonly options: WindowOptions | undefined;

  constructor(options: WindowOptions | undefined) {
    super();
    this.options = options;
  }

  override attributes(): Attributes {
    return { stride: this.options?.stride ?? 1, pad: this.options?.pad ?? 0 };
  }

  override forward(x: NdArray, W: NdArray, b?: NdArray): NdArray {
    return nd.conv2d(x, W, b ?? null, this.options);
  }

  override backward(gy: Variable): (Variable | null)[] {
    const [x, W, b] = this.inputs as [Variable, Variable, Variable?];
    const gx = this.wants(0) ? deconv2d(gy, W, null, { ...this.options, outSize: sizeOf(x) }) : null;
    const gW = this.wants(1) ? conv2dGradWeight(x, gy, sizeOf(W), this.options) : null;
    return b === undefined ? [gx, gW] : [gx, gW, sum(gy, { axis: [0, 2, 3] })];
  }
}

function sizeOf({ shape }: Variable): readonly [number, number] {
  return shape.slice(2) as [number, number];
}

/**
 * Two-dimensional convolution (cross-correlation, the filters are not flipped) of images x [n, c, h, w] with filters W
 * [oc, c, kh, kw], plus an optional b [oc]: [n, oc, oh, ow] with `oh = (h + 2 pad − kh) / stride + 1`, rounded down.
 *
 * Throws {@link nd.ShapeError} for other shapes and filters that are larger than a padded image, and
 * {@link nd.ValueError} unless the stride is a positive integer, or two, and the padding a non-negative one.
 */
export function conv2d(
  x: VariableLike,
  W: VariableLike,
  b: VariableLike | null = null,
  options?: WindowOptions,
): Variable {
  const [images, filters] = [asVariable(x, "conv2d"), asVariable(W, "conv2d")];
  if (b === null) return new Conv2d(options).apply(images, filters);
  return new Conv2d(options).apply(images, filters, asVariable(b, "conv2d", filters.dtype));
}
