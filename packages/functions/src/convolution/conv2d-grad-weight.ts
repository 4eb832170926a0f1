import { FunctionNode, type NdArray, type Variable } from "@dz/core";
import type { SizedWindowOptions } from "@dz/ndarray";
import * as nd from "@dz/ndarray";
import { conv2d } from "./conv2d.ts";
import { deconv2d } from "./deconv2d.ts";

/** Also the options of `deconv2d`, which passes its own on. */
interface GradWeightOptions extends SizedWindowOptions {
  readonly outSize?: unknown;
}

const gradWeightOptions = {
  ...nd.sizedWindowOptions,
  outSize: { optional: true, kind: "any" },
} satisfies nd.OptionTable<GradWeightOptions>;

class Conv2dGradWeight extends FunctionNode {
  static override readonly name = "Conv2dGradWeight";

  private readonly options: SizedWindowOptions;

  constructor(options: SizedWindowOptions) {
    super();
    this.options = options;
  }

  override forward(x: NdArray, gy: NdArray): NdArray {
    return nd.conv2dGradWeight(x, gy, this.options.kernelSize, this.options);
  }

  override backward(gW: Variable): Variable[] {
    const [x, gy] = [this.input(0), this.input(1)];
    const outSize = x.shape.slice(2) as [number, number];
    return [deconv2d(gy, gW, null, { ...this.options, outSize }), conv2d(x, gW, null, this.options)];
  }
}

/**
 * The gradient of the filters of a convolution, [oc, c, kh, kw], from the images x [n, c, h, w] and the gradient gy [n,
 * oc, oh, ow] of the result. Both gradients of a convolution are convolutions again, so each can be differentiated any
 * number of times.
 */
export function conv2dGradWeight(x: Variable, gy: Variable, options: SizedWindowOptions): Variable {
  const { kernelSize, stride, pad } = nd.readOptions("conv2dGradWeight", gradWeightOptions, options);
  return new Conv2dGradWeight({ kernelSize, stride, pad }).apply(x, gy);
}
