import { asVariable, FunctionNode, type NdArray, type Variable, type VariableLike } from "@dz/core";
import type { Im2colOptions } from "@dz/ndarray";
import * as nd from "@dz/ndarray";
import { col2im } from "./col2im.ts";

class Im2col extends FunctionNode {
  static override readonly name = "Im2col";

  private readonly options: Im2colOptions;

  constructor(options: Im2colOptions) {
    super();
    this.options = options;
  }

  override forward(x: NdArray): NdArray {
    return nd.im2col(x, this.options);
  }

  override backward(gy: Variable): Variable {
    return col2im(gy, this.input(0).shape, this.options);
  }
}

/**
 * All windows of images x [n, c, h, w]: a matrix [n·oh·ow, c·kh·kw] with one row per window, or with `toMatrix: false`
 * an array [n, c, kh, kw, oh, ow].
 *
 * Throws like `pooling`.
 */
export function im2col(x: VariableLike, options: Im2colOptions): Variable {
  return new Im2col(options).apply(asVariable(x, "im2col"));
}
