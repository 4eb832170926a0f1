import { asVariable, FunctionNode, type NdArray, type Variable, type VariableLike } from "@dz/core";
import * as nd from "@dz/ndarray";
import { col2im } from "./col2im.ts";

type SizedIm2colOptions = nd.SizedWindowOptions & nd.Im2colOptions;

const sizedIm2colOptions = {
  ...nd.sizedWindowOptions,
  toMatrix: { default: true },
} satisfies nd.OptionTable<SizedIm2colOptions>;

class Im2col extends FunctionNode {
  private readonly options: SizedIm2colOptions;

  constructor(options: SizedIm2colOptions) {
    super();
    this.options = options;
  }

  override forward(x: NdArray): NdArray {
    const { kernelSize, ...options } = nd.readOptions("im2col", sizedIm2colOptions, this.options);
    return nd.im2col(x, kernelSize, options);
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
export function im2col(x: VariableLike, options: SizedIm2colOptions): Variable {
  return new Im2col(options).apply(asVariable(x, "im2col"));
}
