import { type Attributes, FunctionNode, type NdArray, type Variable, type VariableLike } from "@dz/core";
import type { ArrayBackward, GradientSink } from "@dz/core/engine";
import * as nd from "@dz/ndarray";
import { sigmoid } from "../activation/sigmoid.ts";
import { tanh } from "../activation/tanh.ts";
import { addProducts, productGradients } from "./gates.ts";
import { linear } from "./linear.ts";

// The inputs: x and h, then three matrices Wx, three Wh, and three rows bx and bh each.
const X = 0;
const H = 1;
const WX = 2;
const WH = 5;
const BX = 8;
const BH = 11;

class GruCell extends FunctionNode implements ArrayBackward {
  static override get name(): string {
    return "GruCell";
  }

  /** r, z, n and h Whn + bhn. */
  private gates: NdArray | null = null;

  override attributes(): Attributes {
    return {};
  }

  override forward(x: NdArray, h: NdArray, ...weights: NdArray[]): NdArray {
    const [Wx, Wh, bx, bh] = [0, 3, 6, 9].map((i) => weights.slice(i, i + 3)) as [
      NdArray[],
      NdArray[],
      NdArray[],
      NdArray[],
    ];
    const step = nd.gruCell(x, h, Wx, Wh, bx, bh);
    this.gates = step.gates;
    return step.h;
  }

  override backward(gh: Variable): Variable[] {
    const [x, h] = this.inputs as [Variable, Variable];
    const [Wx, Wh, bx, bh] = [WX, WH, BX, BH].map((i) => this.inputs.slice(i, i + 3)) as [
      Variable[],
      Variable[],
      Variable[],
      Variable[],
    ];
    // The gates are computed again from the inputs: here they can be differentiated.
    const fromInput = (i: number): Variable => linear(x, Wx[i] as Variable, bx[i] as Variable);
    const fromState = (i: number): Variable => linear(h, Wh[i] as Variable, bh[i] as Variable);
    const r = sigmoid(fromInput(0).add(fromState(0)));
    const z = sigmoid(fromInput(1).add(fromState(1)));
    const q = fromState(2);
    const n = tanh(fromInput(2).add(r.mul(q)));
    const sigmoidGrad = (y: Variable, gy: Variable): Variable => gy.mul(y).mul(y.neg().add(1));
    const toN = gh.mul(z.neg().add(1)).mul(n.pow(2).neg().add(1));
    const toR = sigmoidGrad(r, toN.mul(q));
    const toZ = sigmoidGrad(z, gh.mul(h).sub(gh.mul(n)));
    const inputs = productGradients(x, Wx, [toR, toZ, toN]);
    const states = productGradients(h, Wh, [toR, toZ, toN.mul(r)]);
    const lists = [inputs.W, states.W, inputs.b, states.b] as Variable[][];
    return [inputs.x, gh.mul(z).add(states.x), ...lists.flat()];
  }

  backwardArrays(sink: GradientSink, gh: NdArray): void {
    const grad = nd.gruCellGrad(this.gates as NdArray, sink.input(H), gh);
    const [toR, toZ, toN, toQ] = [0, 1, 2, 3].map((i) => nd.getItem(grad.gates, i)) as [
      NdArray,
      NdArray,
      NdArray,
      NdArray,
    ];
    addProducts(sink, { x: X, W: WX, b: BX }, [toR, toZ, toN]);
    addProducts(sink, { x: H, W: WH, b: BH }, [toR, toZ, toQ]);
    sink.add(H, grad.h);
  }
}

/**
 * One step of a gated recurrent unit (Cho et al. 2014, in the form of PyTorch, with the reset gate after the product),
 * as one node:
 *
 * r, z = σ(x Wx + bx + h Wh + bh) and n = tanh(x Wx + bx + r (h Wh + bh)), each with its own matrices, h' = (1 − z) n +
 * z h.
 *
 * x is [batch, in] and h [batch, hidden]; `Wx` are three matrices [in, hidden], `Wh` three [hidden, hidden], `bx` and
 * `bh` three rows [hidden], in the order r, z, n.
 *
 * Throws {@link nd.ShapeError} for shapes that do not fit and {@link nd.ValueError} for another number of matrices or
 * rows.
 */
export function gruCell(
  x: VariableLike,
  h: VariableLike,
  Wx: readonly VariableLike[],
  Wh: readonly VariableLike[],
  bx: readonly VariableLike[],
  bh: readonly VariableLike[],
): Variable {
  checkThree("Wx", Wx);
  checkThree("Wh", Wh);
  checkThree("bx", bx);
  checkThree("bh", bh);
  return new GruCell().apply(x, h, ...Wx, ...Wh, ...bx, ...bh);
}

function checkThree(name: string, list: readonly VariableLike[]): void {
  if (!Array.isArray(list)) throw new nd.ValueError(`gruCell: expected 3 arrays ${name}, got ${nd.shown(list)}`);
  if (list.length !== 3) throw new nd.ValueError(`gruCell: expected 3 arrays ${name}, got ${list.length}`);
}
