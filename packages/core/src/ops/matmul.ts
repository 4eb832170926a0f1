import * as nd from "@dz/ndarray";
import type { ArrayBackward, GradientSink } from "../backward/gradient-sink.ts";
import { asVariable, type VariableLike } from "../graph/as-variable.ts";
import { type Attributes, FunctionNode } from "../graph/function-node.ts";
import type { Variable } from "../graph/variable.ts";
import { sumTo } from "./broadcast.ts";
import { reshape } from "./reshape.ts";
import { transpose } from "./transpose.ts";

/** The product of matrices, or of batches of them that broadcast. The gradients treat a vector as a matrix, too. */
class MatMul extends FunctionNode {
  static override get name(): string {
    return "MatMul";
  }

  override attributes(): Attributes {
    return {};
  }

  override forward(x: nd.NdArray, W: nd.NdArray): nd.NdArray {
    return nd.matmul(x, W);
  }

  override backward(gy: Variable): (Variable | null)[] {
    const [x, W] = [this.input(0), this.input(1)];
    const g = reshape(gy, this.matrixShape(gy.shape));
    return [
      this.wants(0) ? reshape(this.toLeft(g, asColumn(W.shape)), x.shape) : null,
      this.wants(1) ? reshape(this.toRight(g, asRow(x.shape)), W.shape) : null,
    ];
  }

  /** `g · Wᵀ`, with W reshaped to the matrices `right`. */
  private toLeft(g: Variable, right: nd.Shape): Variable {
    const product = matmul(g, swapped(reshape(this.input(1), right)));
    return sumTo(product, asRow(this.input(0).shape));
  }

  /** `xᵀ · g`, with x reshaped to the matrices `left`. */
  private toRight(g: Variable, left: nd.Shape): Variable {
    const [x, W] = [this.input(0), this.input(1)];
    if (W.ndim !== 2) return sumTo(matmul(swapped(reshape(x, left)), g), asColumn(W.shape));
    // The rows of all matrices of a batch, stacked, are one matrix.
    const rows = nd.sizeOf(left.slice(0, -1));
    return matmul(swapped(reshape(x, [rows, W.shape[0] as number])), reshape(g, [rows, W.shape[1] as number]));
  }

  /** The shape of the result with an axis of length 1 for each operand that is a vector. */
  private matrixShape(shape: nd.Shape): nd.Shape {
    const withColumn = this.input(1).ndim === 1 ? [...shape, 1] : shape;
    return this.input(0).ndim === 1 ? [...withColumn.slice(0, -1), 1, ...withColumn.slice(-1)] : withColumn;
  }
}

/** The product of two matrices. */
class MatrixProduct extends MatMul implements ArrayBackward {
  static override get name(): string {
    return "MatMul";
  }

  backwardArrays(sink: GradientSink, gy: nd.NdArray): void {
    if (sink.wants(0)) sink.add(0, nd.matmul(gy, nd.transpose(sink.input(1))));
    sink.addOuter(1, sink.input(0), gy);
  }
}

/** The shape of a left operand as a matrix: a vector is a row. */
function asRow(shape: nd.Shape): nd.Shape {
  return shape.length === 1 ? [1, ...shape] : shape;
}

/** The shape of a right operand as a matrix: a vector is a column. */
function asColumn(shape: nd.Shape): nd.Shape {
  return shape.length === 1 ? [...shape, 1] : shape;
}

/** `x` with its last two axes transposed. */
function swapped(x: Variable): Variable {
  const axes = Array.from({ length: x.ndim }, (_, i) => i);
  return transpose(x, [...axes.slice(0, -2), x.ndim - 1, x.ndim - 2]);
}

/**
 * The matrix product `x @ W`: [m, k] × [k, n] gives [m, n]; a vector is a row on the left and a column on the right;
 * leading axes are a batch and broadcast. Throws {@link nd.ShapeError} if inner lengths differ.
 */
export function matmul(x: VariableLike, W: VariableLike): Variable {
  const [left, right] = [asVariable(x, "matmul"), asVariable(W, "matmul")];
  const fn = left.ndim === 2 && right.ndim === 2 ? new MatrixProduct() : new MatMul();
  return fn.apply(left, right);
}
