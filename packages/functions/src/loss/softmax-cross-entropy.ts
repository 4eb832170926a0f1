import { asVariable, FunctionNode, type NdArray, type Variable, type VariableLike } from "@dz/core";
import * as nd from "@dz/ndarray";
import { classAxis } from "../activation/class-axis.ts";
import { shiftedExp } from "../activation/shifted-exp.ts";
import { softmax } from "../activation/softmax.ts";
import { asFloat } from "../as-float.ts";
import { labelledPlaces } from "./class-labels.ts";

class SoftmaxCrossEntropy extends FunctionNode {
  static override readonly name = "SoftmaxCrossEntropy";

  /** The positions of the right classes in the flat array, int32 [batch]. */
  private readonly places: NdArray;

  constructor(places: NdArray) {
    super();
    this.places = places;
  }

  override forward(x: NdArray): NdArray {
    const { below, total } = shiftedExp(x, [1]);
    const right = nd.getItem(nd.reshape(below, [x.size]), this.places);
    return nd.mean(nd.sub(nd.log(nd.reshape(total, [x.length])), right));
  }

  override backward(gy: Variable): (Variable | null)[] {
    const x = this.input(0);
    return [softmax(x).add(this.minusOneHot(x.data)).mul(gy.div(x.length)), null]; // (softmax(x) − onehot(t)) / n
  }

  /** −1 at the right classes, else 0. */
  private minusOneHot({ shape, size, dtype }: NdArray): NdArray {
    const minusOnes = nd.full(this.places.shape, -1, { dtype: nd.floatOf(dtype) });
    return nd.reshape(nd.addAt([size], minusOnes, this.places), shape);
  }
}

/**
 * The mean over a batch of `−log softmax(x)[t]`: x [batch, classes] are scores (not probabilities), t [batch], int32,
 * the number of the right class of each row.
 *
 * Throws {@link nd.ShapeError} for other shapes, {@link nd.DTypeError} for labels of another dtype,
 * {@link nd.IndexError} for a label that is not a class, and {@link nd.ValueError} if there are no classes.
 */
export function softmaxCrossEntropy(x: VariableLike, t: NdArray | Variable): Variable {
  const from = asFloat(x, "softmaxCrossEntropy");
  const labels = asVariable(t, "softmaxCrossEntropy");
  if (from.ndim === 2) classAxis(from.shape, 1, "softmaxCrossEntropy");
  const places = labelledPlaces("softmaxCrossEntropy", "x", from.data, labels.data);
  return new SoftmaxCrossEntropy(places).apply(from, labels);
}
