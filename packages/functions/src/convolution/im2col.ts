import { type Attributes, asVariable, FunctionNode, type NdArray, type Variable, type VariableLike } from "@dz/core";
import type { Im2colOptions, Pair } from "@dz/ndarray";
import * as nd from "@dz/ndarray";
import { col2im } from "./col2im.ts";

class Im2col extends FunctionNode {
  static override get name(): string {
    return "Im2col";
  }

  private readonly kernelSize: Pair;
  private readonly options: Im2colOptions | undefined;

  constructor(kernelSize: Pair, options: Im2colOptions | undefined) {
    super();
    this.kernelSize = kernelSize;
    this.options = options;
  }

  override attributes(): Attributes {
    return { kernelSize: this.kernelSize, ...this.options };
  }

  override forward(x: NdArray): NdArray {
    return nd.im2col(x, this.kernelSize, this.options);
  }

  override backward(gy: Variable): Variable {
    return col2im(gy, this.input(0).shape, this.kernelSize, this.options);
  }
}

/**
 * All windows of images x [n, c, h, w]: a matrix [n·oh·ow, c·kh·kw] with one row per window, or with `toMatrix: false`
 * an array [n, c, kh, kw, oh, ow].
 *
 * Throws like `pooling`.
 */
export function im2col(x: VariableLike, kernelSize: Pair, options?: Im2colOptions): Variable {
  return new Im2col(kernelSize, options).apply(asVariable(x, "im2col"));
}
