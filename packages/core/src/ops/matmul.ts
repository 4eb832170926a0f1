import * as nd from "@dz/ndarray";
import type { Gradients } from "../backward/array-gradients.ts";
import { asVariable, type VariableLike } from "../graph/as-variable.ts";
import { FunctionNode } from "../graph/function-node.ts";
import type { Variable } from "../graph/variable.ts";
import { sumTo } from "./broadcast.ts";
import { reshape } from "./reshape.ts";
import { transpose } from "./transpose.ts";

/** The product of matrices, or of batches of them that broadcast. The gradients see a vector as a matrix, too. */
class MatMul extends FunctionNode {
  override forward(x: nd.NdArray, W: nd.NdArray): nd.NdArray {
    return nd.matmul(x, W);
  }

  override backward(gy: Variable): (Variable | null)[] {
    const [x, W] = [this.input(0), this.input(1)];
    const [left, right] = [asRow(x.shape), asColumn(W.shape)];
    const g = reshape(gy, this.matrixShape(gy.shape));
    const toX = (): Variable => matmul(g, transpose(reshape(W, right), swapped(right.length)));
    const toW = (): Variable => matmul(transpose(reshape(x, left), swapped(left.length)), g);
    return [
      this.wants(0) ? reshape(sumTo(toX(), left), x.shape) : null,
      this.wants(1) ? reshape(sumTo(toW(), right), W.shape) : null,
    ];
  }

  override backwardArrays(gradients: Gradients, gy: nd.NdArray): void {
    const [x, W] = [this.input(0).data, this.input(1).data];
    const left = asRow(x.shape);
    const g = shaped(gy, this.matrixShape(gy.shape));
    if (gradients.wants(0)) {
      const column = shaped(W, asColumn(W.shape));
      const gx = nd.matmul(g, nd.transpose(column, swapped(column.ndim)));
      gradients.add(0, shaped(nd.sumTo(gx, left), x.shape));
    }
    if (!gradients.wants(1)) return;
    const row = shaped(x, left);
    if (W.ndim === 2) {
      // The rows of a batch, one below the other, are one matrix.
      const [k, n] = W.shape as [number, number];
      const m = nd.sizeOf(row.shape.slice(0, -1));
      gradients.addOuter(1, shaped(row, [m, k]), shaped(g, [m, n]));
    } else {
      const gW = nd.matmul(nd.transpose(row, swapped(row.ndim)), g);
      gradients.add(1, shaped(nd.sumTo(gW, asColumn(W.shape)), W.shape));
    }
  }

  /** The shape of the result with the axes of length 1 that vectors had as matrices. */
  private matrixShape(shape: nd.Shape): nd.Shape {
    const withColumn = this.input(1).ndim === 1 ? [...shape, 1] : shape;
    return this.input(0).ndim === 1 ? [...withColumn.slice(0, -1), 1, ...withColumn.slice(-1)] : withColumn;
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

function shaped(a: nd.NdArray, shape: nd.Shape): nd.NdArray {
  return nd.sameShape(a.shape, shape) ? a : nd.reshape(a, shape);
}

/** The order of axes that transposes the last two. */
function swapped(ndim: number): number[] {
  const axes = Array.from({ length: ndim }, (_, i) => i);
  return [...axes.slice(0, -2), ndim - 1, ndim - 2];
}

/**
 * The matrix product `x @ W`: [m, k] × [k, n] gives [m, n]; a vector is a row on the left and a column on the right;
 * leading axes are a batch and broadcast. Throws {@link nd.ShapeError} if inner lengths differ.
 */
export function matmul(x: VariableLike, W: VariableLike): Variable {
  return new MatMul().apply(asVariable(x, "matmul"), asVariable(W, "matmul"));
}
