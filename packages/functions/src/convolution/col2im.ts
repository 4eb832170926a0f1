import { asVariable, FunctionNode, type NdArray, type Variable, type VariableLike } from "@dz/core";
import type { Pair } from "@dz/ndarray";
import * as nd from "@dz/ndarray";
import { type Im2colOptions, im2col, im2colOptions } from "./im2col.ts";

class Col2im extends FunctionNode {
  private readonly shape: nd.Shape;
  private readonly kernelSize: Pair;
  private readonly options: Im2colOptions;

  constructor(shape: nd.Shape, kernelSize: Pair, options: Im2colOptions) {
    super();
    this.kernelSize = kernelSize;
    this.shape = shape;
    this.options = options;
  }

  override forward(col: NdArray): NdArray {
    return nd.col2im(col, this.shape, { ...this.options, kernelSize: this.kernelSize });
  }

  override backward(gy: Variable): Variable {
    return im2col(gy, this.kernelSize, this.options);
  }
}

/**
 * The transpose of `im2col`: images of `shape` [n, c, h, w], to which each element of `col` is added where `im2col`,
 * with the same kernel size and options, takes it from.
 *
 * Throws {@link nd.ShapeError} unless `col` has the shape that `im2col` gives, and like `pooling`.
 */
export function col2im(col: VariableLike, shape: nd.Shape, kernelSize: Pair, options?: Im2colOptions): Variable {
  const layout = nd.readOptions("col2im", im2colOptions, options);
  return new Col2im(shape, kernelSize, layout).apply(asVariable(col, "col2im"));
}
