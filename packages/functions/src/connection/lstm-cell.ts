import { type Attributes, asVariable, FunctionNode, type NdArray, type Variable, type VariableLike } from "@dz/core";
import { type ArrayBackward, type GradientSink, unrecordedResult } from "@dz/core/engine";
import * as nd from "@dz/ndarray";
import { sigmoid } from "../activation/sigmoid.ts";
import { tanh } from "../activation/tanh.ts";
import { kept } from "../kept.ts";
import { addProducts, productGradients } from "./gates.ts";
import { linear } from "./linear.ts";

// The inputs: x, h and c, then four matrices Wx, four Wh and four rows b.
const X = 0;
const H = 1;
const C = 2;
const WX = 3;
const WH = 7;
const B = 11;

// Two nodes, although one kernel computes both results: c' has to lie behind h', so that the gradient of c' is complete
// when it is needed, and `unchainBackward` from h' cuts c' off as well.

/** From the inputs to o and c'. */
class LstmCell extends FunctionNode implements ArrayBackward {
  static override get name(): string {
    return "LstmCell";
  }

  private readonly step: nd.LstmStep;

  constructor(step: nd.LstmStep) {
    super();
    this.step = step;
  }

  override attributes(): Attributes {
    return {};
  }

  override forward(): NdArray[] {
    return [nd.getItem(this.step.gates, 2), this.step.c];
  }

  /**
   * The gradient of a gate is null if that of its result is: for o if only c' was used, for the others if c' was
   * unchained.
   */
  override backward(go: Variable | null, gc: Variable | null): (Variable | null)[] {
    const [x, h, c] = this.inputs as [Variable, Variable, Variable];
    const [Wx, Wh, b] = [this.inputs.slice(WX, WH), this.inputs.slice(WH, B), this.inputs.slice(B)];
    // The other gates are computed again from the inputs, so that they can be differentiated.
    const gate = (i: number): Variable =>
      linear(x, Wx[i] as Variable, b[i] as Variable).add(h.matmul(Wh[i] as Variable));
    const [f, i, o, u] = [sigmoid(gate(0)), sigmoid(gate(1)), this.output(0), tanh(gate(3))];
    const sigmoidGrad = (y: Variable, gy: Variable): Variable => gy.mul(y).mul(y.neg().add(1));
    const toF = gc === null ? null : sigmoidGrad(f, gc.mul(c));
    const toI = gc === null ? null : sigmoidGrad(i, gc.mul(u));
    const toO = go === null ? null : sigmoidGrad(o, go);
    const toU = gc === null ? null : gc.mul(i).mul(u.pow(2).neg().add(1));
    const fromX = productGradients(x, Wx, [toF, toI, toO, toU]);
    const fromH = productGradients(h, Wh, [toF, toI, toO, toU]);
    const toC = gc === null ? null : gc.mul(f);
    return [fromX.x, fromH.x, toC, ...fromX.W, ...fromH.W, ...fromX.b];
  }

  backwardArrays(sink: GradientSink, go: NdArray | null, gc: NdArray | null): void {
    const grad = nd.lstmCellGrad(this.step.gates, sink.input(C), go, gc);
    const gs = [gc, gc, go, gc].map((g, i) => (g === null ? null : nd.getItem(grad.gates, i)));
    addProducts(sink, { x: X, W: WX, b: B }, gs);
    addProducts(sink, { x: H, W: WH }, gs);
    if (gc !== null) sink.add(C, grad.c);
  }
}

/** `h' = o tanh c'`. */
class LstmOutput extends FunctionNode {
  static override get name(): string {
    return "LstmOutput";
  }

  private readonly step: nd.LstmStep;

  constructor(step: nd.LstmStep) {
    super();
    this.step = step;
  }

  override attributes(): Attributes {
    return {};
  }

  override forward(): NdArray {
    return this.step.h;
  }

  override backward(gh: Variable): Variable[] {
    const [o, c] = this.inputs as [Variable, Variable];
    const t = kept(nd.getItem(this.step.gates, 4), () => tanh(c));
    return [gh.mul(t), gh.mul(o).mul(t.pow(2).neg().add(1))];
  }
}

/**
 * One step of an LSTM (Hochreiter and Schmidhuber 1997, with the forget gate of Gers et al. 2000); returns h' and c':
 *
 * f, i, o = σ(x Wx + b + h Wh) and u = tanh(x Wx + b + h Wh), each with its own matrices, c' = f c + i u, h' = o
 * tanh(c').
 *
 * x is [batch, in], h and c are [batch, hidden]; `Wx` are four matrices [in, hidden], `Wh` four [hidden, hidden] and
 * `b` four rows [hidden], in the order f, i, o, u.
 *
 * Throws {@link nd.ShapeError} for shapes that do not fit and {@link nd.ValueError} for another number of matrices or
 * rows.
 */
export function lstmCell(
  x: VariableLike,
  h: VariableLike,
  c: VariableLike,
  Wx: readonly VariableLike[],
  Wh: readonly VariableLike[],
  b: readonly VariableLike[],
): [h: Variable, c: Variable] {
  const [from, state, cell] = [x, h, c].map((a) => asVariable(a, "lstmCell")) as [Variable, Variable, Variable];
  for (const [name, list] of Object.entries({ Wx, Wh, b })) {
    if (!Array.isArray(list)) throw new nd.ValueError(`lstmCell: expected 4 arrays ${name}, got ${nd.shown(list)}`);
    if (list.length !== 4) throw new nd.ValueError(`lstmCell: expected 4 arrays ${name}, got ${list.length}`);
  }
  const [matrices, stateMatrices, biases] = [Wx, Wh, b].map((list) =>
    Array.from(list, (a) => asVariable(a, "lstmCell")),
  ) as [Variable[], Variable[], Variable[]];
  const step = nd.lstmCell(
    from.data,
    state.data,
    cell.data,
    matrices.map(dataOf),
    stateMatrices.map(dataOf),
    biases.map(dataOf),
  );
  const [onlyH, onlyC] = [unrecordedResult(step.h), unrecordedResult(step.c)];
  if (onlyH !== null && onlyC !== null) return [onlyH, onlyC];
  const fn = new LstmCell(step);
  const [o, c2] = fn.applyAll(from, state, cell, ...matrices, ...stateMatrices, ...biases) as [Variable, Variable];
  return [new LstmOutput(step).apply(o, c2), c2];
}

function dataOf({ data }: Variable): NdArray {
  return data;
}
