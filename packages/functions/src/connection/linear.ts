import {
  type Attributes,
  asVariable,
  FunctionNode,
  type NdArray,
  reshape,
  sumTo,
  type Variable,
  type VariableLike,
} from "@dz/core";
import { type ArrayBackward, type GradientSink, unrecordedResult } from "@dz/core/engine";
import * as nd from "@dz/ndarray";

class Linear extends FunctionNode implements ArrayBackward {
  static override get name(): string {
    return "Linear";
  }

  private readonly hasBias: boolean;

  constructor(hasBias: boolean) {
    super();
    this.hasBias = hasBias;
  }

  override attributes(): Attributes {
    return {};
  }

  override forward(x: NdArray, W: NdArray, b?: NdArray): NdArray {
    if (b === undefined || b.ndim === 1) return nd.linear(x, W, b ?? null);
    const y = nd.linear(x, W, null);
    if (nd.sameShape(nd.broadcastShapes(y.shape, b.shape, "linear"), y.shape)) return nd.add(y, b);
    throw new nd.ShapeError(`linear: b of shape ${nd.formatShape(b.shape)} does not fit ${nd.formatShape(y.shape)}`);
  }

  override backward(gy: Variable): (Variable | null)[] {
    const [x, W, b] = this.inputs as [Variable, Variable, Variable?];
    const gxW = [this.wants(0) ? gy.matmul(W.T) : null, this.wants(1) ? x.T.matmul(gy) : null];
    return b === undefined ? gxW : [...gxW, sumTo(gy, b.shape)];
  }

  backwardArrays(sink: GradientSink, gy: NdArray): void {
    sink.addProduct(0, gy, sink.input(1));
    sink.addOuter(1, sink.input(0), gy);
    if (this.hasBias) sink.addSum(2, gy);
  }
}

/**
 * `y = x W + b`, with x [..., in], W [in, out] and an optional b [out], which is added to each row: [..., out], such as
 * [batch, steps, out] from [batch, steps, in].
 *
 * Throws {@link nd.ShapeError} unless W is a matrix that fits the last axis of x, and b fits the rows.
 */
export function linear(x: VariableLike, W: VariableLike, b: VariableLike | null = null): Variable {
  const from = asVariable(x, "linear");
  const weights = asVariable(W, "linear");
  if (from.ndim !== 2 && from.ndim > 0 && weights.ndim === 2) return ofRows(from, weights, b);
  const fn = new Linear(b !== null);
  if (b === null) return fn.connect([from, weights], fn.forward(from.data, weights.data));
  const bias = asVariable(b, "linear", weights.dtype);
  const y = fn.forward(from.data, weights.data, bias.data);
  return unrecordedResult(y) ?? fn.connect([from, weights, bias], y);
}

/** The rows of an x with other than two axes, as a matrix and back. */
function ofRows(x: Variable, W: Variable, b: VariableLike | null): Variable {
  const [leading, inSize, outSize] = [x.shape.slice(0, -1), x.shape.at(-1) as number, W.shape[1] as number];
  if (inSize !== W.shape[0]) {
    const [own, other] = [nd.formatShape(x.shape), nd.formatShape(W.shape)];
    throw new nd.ShapeError(`linear: inner dimensions differ, ${own} × ${other}`);
  }
  return reshape(linear(reshape(x, [nd.sizeOf(leading), inSize]), W, b), [...leading, outSize]);
}
