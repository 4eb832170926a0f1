import { asVariable, FunctionNode, type NdArray, type Variable, type VariableLike } from "@dz/core";
import type { Pair, WindowOptions } from "@dz/ndarray";
import * as nd from "@dz/ndarray";
import { col2im } from "./col2im.ts";

/** The movement of the windows, and their layout in the array. */
export interface Im2colOptions extends WindowOptions {
  /** Whether the array is a matrix with one row per window (default true). */
  readonly toMatrix?: boolean;
}

/** @internal The table of {@link Im2colOptions}. */
export const im2colOptions: nd.SharedOptions<Im2colOptions> = { ...nd.windowOptions, toMatrix: { default: true } };

class Im2col extends FunctionNode {
  private readonly kernelSize: Pair;
  private readonly options: Im2colOptions;

  constructor(kernelSize: Pair, options: Im2colOptions) {
    super();
    this.kernelSize = kernelSize;
    this.options = options;
  }

  override forward(x: NdArray): NdArray {
    return nd.im2col(x, { ...this.options, kernelSize: this.kernelSize });
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
  const layout = nd.readOptions("im2col", im2colOptions, options);
  return new Im2col(kernelSize, layout).apply(asVariable(x, "im2col"));
}
