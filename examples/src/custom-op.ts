/**
 * An op of your own, its gradients checked against differences, and a layer of your own that learns with it: a curve is
 * put together from a few bell curves, whose centres, widths and heights are learned.
 */
import { asVariable, FunctionNode, noGrad, Parameter, type Variable, type VariableLike } from "@dz/core";
import { gradientCheck } from "@dz/core/testing";
import { meanSquaredError, sub } from "@dz/functions";
import { Layer } from "@dz/layers";
import * as nd from "@dz/ndarray";
import { Adam } from "@dz/optimizers";

class Bell extends FunctionNode {
  static override get name(): string {
    return "Bell";
  }

  override forward(x: nd.NdArray): nd.NdArray {
    return nd.exp(nd.neg(nd.mul(x, x)));
  }

  override backward(gy: Variable): Variable {
    return gy.mul(this.output(0)).mul(this.input(0)).mul(-2); // dy/dx = -2 x y
  }
}

/** The bell curve, element by element: `y = exp(-x²)`. */
const bell = (x: VariableLike): Variable => new Bell().apply(asVariable(x, "bell"));

/** The same with a mistake: its gradient lacks the factor 2. */
class WrongBell extends Bell {
  static override get name(): string {
    return "WrongBell";
  }

  override backward(gy: Variable): Variable {
    return gy.mul(this.output(0)).mul(this.input(0)).neg();
  }
}

/** Σ heights · bell((x - centres) · slopes), for x [n, 1]. */
class Bells extends Layer {
  readonly centres: Parameter;
  readonly slopes: Parameter;
  readonly heights: Parameter;

  constructor(count: number, low: number, high: number) {
    super();
    this.centres = new Parameter(nd.linspace(low, high, count));
    this.slopes = new Parameter(nd.full([count], count / (high - low)));
    this.heights = new Parameter(nd.zeros([count, 1]));
  }

  override forward(x: VariableLike): Variable {
    return bell(sub(x, this.centres).mul(this.slopes)).matmul(this.heights);
  }
}

nd.random.seed(0);
const points = nd.random.randn(3, 4);
gradientCheck(bell, [points]);
console.log("the gradient of bell agrees with differences");
try {
  gradientCheck((x: VariableLike) => new WrongBell().apply(x), [points]);
} catch (error) {
  console.log(`that of its wrong brother does not: ${error instanceof Error ? error.message : error}`);
}

const x = nd.linspace(-3, 3, 200).reshape(-1, 1);
const t = nd.mul(nd.sin(nd.mul(x, 3)), x);
const model = new Bells(8, -3, 3);
gradientCheck((x: VariableLike) => model.forward(x), [nd.random.randn(5, 1)]);

const optimizer = new Adam({ lr: 0.03 }).setup(model);
for (let step = 0; step <= 900; step++) {
  const loss = meanSquaredError(model.forward(x), t);
  if (step % 300 === 0) console.log(`step ${step}: loss ${loss.item().toFixed(6)}`);
  model.cleargrads();
  loss.backward();
  optimizer.update();
}
for (const [name, { shape, data }] of model.namedParams()) {
  console.log(`${name} [${shape}] from ${nd.min(data).item().toFixed(3)} to ${nd.max(data).item().toFixed(3)}`);
}
const y = noGrad(() => model.forward(nd.array([[-1.5], [0], [1.5]])));
console.log(`x sin 3x at -1.5, 0 and 1.5: ${Array.from(y.data.toTypedArray(), (v) => v.toFixed(3)).join(", ")}`);
