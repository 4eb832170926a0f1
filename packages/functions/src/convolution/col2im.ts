import { type Attributes, asVariable, FunctionNode, type NdArray, type Variable, type VariableLike } from "@dz/core";
import type { Im2colOptions, Pair } from "@dz/ndarray";
import * as nd from "@dz/ndarray";
import { im2col } from "./im2col.ts";

class Col2im extends FunctionNode {
  static override get name(): string {
    return "Col2im";
  }

  private readonly shape: nd.Shape;
  private readonly kernelSize: Pair;
  private readonly options: Im2colOptions | undefined;

  constructor(shape: nd.Shape, kernelSize: Pair, options: Im2colOptions | undefined) {
    super();
    this.kernelSize = kernelSize;
    this.shape = shape;
    this.options = options;
  }

  override attributes(): Attributes {
    return { shape: this.shape, kernelSize: this.kernelSize, ...this.options };
  }

  override forward(col: NdArray): NdArray {
    return nd.col2im(col, this.shape, this.kernelSize, this.options);
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
  return new Col2im(shape, kernelSize, options).apply(asVariable(col, "col2im"));
}
