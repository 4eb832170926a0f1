import { FunctionNode, type NdArray, type Variable } from "@dz/core";
import type { SizedWindowOptions } from "@dz/ndarray";
import * as nd from "@dz/ndarray";
import { conv2d } from "./conv2d.ts";
import { deconv2d } from "./deconv2d.ts";

class Conv2dGradWeight extends FunctionNode {
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
  nd.checkOptions(
    options ?? null,
    { kernelSize: "any", stride: "any", pad: "any", outSize: "any" },
    "conv2dGradWeight",
  );
  return new Conv2dGradWeight(options).apply(x, gy);
}
