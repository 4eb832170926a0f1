import { type Attributes, asVariable, FunctionNode, type NdArray, type Variable, type VariableLike } from "@dz/core";
import type { Pair, WindowOptions } from "@dz/ndarray";
import * as nd from "@dz/ndarray";
import { conv2d } from "./conv2d.ts";
import { deconv2d } from "./deconv2d.ts";

/** Also the options of `deconv2d`, which passes its own on. */
interface GradWeightOptions extends WindowOptions {
  readonly outSize?: unknown;
}

const gradWeightOptions = {
  ...nd.windowOptions,
  outSize: { optional: true, kind: "any" },
} satisfies nd.OptionTable<GradWeightOptions>;

class Conv2dGradWeight extends FunctionNode {
  static override get name(): string {
    return "Conv2dGradWeight";
  }

  private readonly kernelSize: Pair;
  private readonly options: WindowOptions;

  constructor(kernelSize: Pair, options: WindowOptions) {
    super();
    this.kernelSize = kernelSize;
    this.options = options;
  }

  override attributes(): Attributes {
    return { kernelSize: this.kernelSize, ...this.options };
  }

  override forward(x: NdArray, gy: NdArray): NdArray {
    return nd.conv2dGradWeight(x, gy, this.kernelSize, this.options);
  }

  override backward(gW: Variable): Variable[] {
    const [x, gy] = [this.input(0), this.input(1)];
    const outSize = x.shape.slice(2) as [number, number];
    return [deconv2d(gy, gW, null, { ...this.options, outSize }), conv2d(x, gW, null, this.options)];
  }
}

/**
 * The gradient of the filters of a convolution, [oc, c, kh, kw], from the images x [n, c, h, w] and the gradient gy [n,
 * oc, oh, ow] of the result; `kernelSize` is [kh, kw]. Both gradients of a convolution are convolutions again, so each can be differentiated any
 * number of times.
 */
export function conv2dGradWeight(
  x: VariableLike,
  gy: VariableLike,
  kernelSize: Pair,
  options?: WindowOptions,
): Variable {
  const { stride, pad } = nd.readOptions("conv2dGradWeight", gradWeightOptions, options);
  const [images, gradient] = [asVariable(x, "conv2dGradWeight"), asVariable(gy, "conv2dGradWeight")];
  return new Conv2dGradWeight(kernelSize, { stride, pad }).apply(images, gradient);
}
