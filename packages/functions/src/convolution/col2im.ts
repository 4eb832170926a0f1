import { asVariable, FunctionNode, type NdArray, type Variable, type VariableLike } from "@dz/core";
import type { Im2colOptions } from "@dz/ndarray";
import * as nd from "@dz/ndarray";
import { im2col } from "./im2col.ts";

class Col2im extends FunctionNode {
  static override readonly name = "Col2im";

  private readonly shape: nd.Shape;
  private readonly options: Im2colOptions;

  constructor(shape: nd.Shape, options: Im2colOptions) {
    super();
    this.shape = shape;
    this.options = options;
  }

  override forward(col: NdArray): NdArray {
    return nd.col2im(col, this.shape, this.options);
  }

  override backward(gy: Variable): Variable {
    return im2col(gy, this.options);
  }
}

/**
 * The transpose of `im2col`: images of `shape` [n, c, h, w], to which each element of `col` is added where `im2col`,
 * with the same options, takes it from.
 *
 * Throws {@link nd.ShapeError} unless `col` has the shape that `im2col` gives, and like `pooling`.
 */
export function col2im(col: VariableLike, shape: nd.Shape, options: Im2colOptions): Variable {
  return new Col2im(shape, options).apply(asVariable(col, "col2im"));
}
