import {
  type Attributes,
  asVariable,
  FunctionNode,
  type NdArray,
  reshape,
  type Variable,
  type VariableLike,
} from "@dz/core";
import * as nd from "@dz/ndarray";
import { classAxis } from "../activation/class-axis.ts";
import { shiftedExp } from "../activation/shifted-exp.ts";
import { softmax } from "../activation/softmax.ts";
import { asFloat } from "../as-float.ts";
import { labelledPlaces } from "./class-labels.ts";
import { divisorOf, type Reduction, type ReductionOptions, reductionOptions } from "./reduction.ts";

class SoftmaxCrossEntropy extends FunctionNode {
  static override get name(): string {
    return "SoftmaxCrossEntropy";
  }

  /** The positions of the right classes in the flat array, int32 [batch]. */
  private readonly places: NdArray;
  /** The shape of the losses, one for each row. */
  private readonly leading: nd.Shape;
  private readonly reduction: Reduction;

  constructor(places: NdArray, leading: nd.Shape, reduction: Reduction) {
    super();
    this.places = places;
    this.leading = leading;
    this.reduction = reduction;
  }

  override attributes(): Attributes {
    return { reduction: this.reduction, leading: this.leading };
  }

  override forward(x: NdArray): NdArray {
    const { below, total } = shiftedExp(x, [1]);
    const right = nd.getItem(nd.reshape(below, [x.size]), this.places);
    const losses = nd.sub(nd.log(nd.reshape(total, [x.length])), right);
    if (this.reduction === "none") return nd.reshape(losses, this.leading);
    if (this.reduction === "mean") return nd.mean(losses);
    return nd.div(nd.sum(losses), divisorOf(this.leading, this.reduction));
  }

  override backward(gy: Variable): (Variable | null)[] {
    const x = this.input(0);
    const g = this.reduction === "none" ? reshape(gy, [x.length, 1]) : gy.div(divisorOf(this.leading, this.reduction));
    return [softmax(x).add(this.minusOneHot(x.data)).mul(g), null]; // (softmax(x) − onehot(t)) / n
  }

  /** −1 at the right classes, else 0. */
  private minusOneHot({ shape, size, dtype }: NdArray): NdArray {
    const minusOnes = nd.full(this.places.shape, -1, { dtype: nd.floatOf(dtype) });
    return nd.reshape(nd.addAt([size], minusOnes, this.places), shape);
  }
}

/**
 * The mean over all targets of `−log softmax(x)[t]`: x [..., classes] are scores (not probabilities), t [...], int32, the
 * number of the right class of each row, such as [batch, classes] and [batch], or [batch, steps, classes] and [batch,
 * steps]. With reduction `"none"` the result has the loss of each target, in the leading axes of x.
 *
 * Throws {@link nd.ShapeError} for other shapes, {@link nd.DTypeError} for labels of another dtype,
 * {@link nd.IndexError} for a label that is not a class, and {@link nd.ValueError} if there are no classes.
 */
export function softmaxCrossEntropy(x: VariableLike, t: NdArray | Variable, options?: ReductionOptions): Variable {
  const { reduction } = nd.readOptions("softmaxCrossEntropy", reductionOptions, options);
  const from = asFloat(x, "softmaxCrossEntropy");
  const labels = asVariable(t, "softmaxCrossEntropy");
  const { ndim, shape } = from;
  if (ndim >= 2) classAxis(shape, ndim - 1, "softmaxCrossEntropy");
  const places = labelledPlaces("softmaxCrossEntropy", "x", from.data, labels.data);
  const rows = ndim === 2 ? from : reshape(from, [places.size, shape.at(-1) as number]);
  return new SoftmaxCrossEntropy(places, shape.slice(0, -1), reduction).apply(rows, labels);
}
