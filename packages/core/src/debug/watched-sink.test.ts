import { AnomalyError, array, mul, type NdArray, timesTransposed, transpose } from "@dz/ndarray";
import { expect, test } from "vitest";
import type { ArrayBackward, GradientSink } from "../backward/gradient-sink.ts";
import { detectAnomaly } from "../config.ts";
import { variable } from "../graph/as-variable.ts";
import { FunctionNode } from "../graph/function-node.ts";
import { Parameter } from "../graph/parameter.ts";
import type { Variable } from "../graph/variable.ts";
import "../ops/operators.ts";

/** `x · Wᵀ + b`, whose gradients are products and sums that add up in place. */
class TimesTransposed extends FunctionNode implements ArrayBackward {
  override forward(x: NdArray, W: NdArray): NdArray {
    return timesTransposed(x, W);
  }

  override backward(): never {
    throw new Error("its gradient is on arrays");
  }

  backwardArrays(sink: GradientSink, gy: NdArray): void {
    sink.addProduct(0, gy, transpose(this.input(1).data));
    sink.addOuter(1, gy, this.input(0).data);
  }
}

/** The first input; the gradient of the second is twice that, summed to its shape. */
class First extends FunctionNode implements ArrayBackward {
  override forward(x: NdArray): NdArray {
    return x;
  }

  override backward(): never {
    throw new Error("its gradient is on arrays");
  }

  backwardArrays(sink: GradientSink, gy: NdArray): void {
    sink.add(0, gy);
    sink.addSum(1, mul(gy, 2));
  }
}

/** The gradients of a small net. */
function gradients(watched: boolean, last: (y: Variable) => Variable): unknown[] {
  const W = new Parameter(
    array([
      [0.3, -0.7],
      [1.9, 0.2],
    ]),
    "W",
  );
  const b = new Parameter(array([0.1, 0.4]), "b");
  const x = variable([
    [1, 2],
    [3, 4],
  ]);
  const y = last(new TimesTransposed().apply(new First().apply(new TimesTransposed().apply(x, W), b), W));
  y.grad = variable([
    [1, 1],
    [1, 1],
  ]);
  if (watched) detectAnomaly(() => y.backward());
  else y.backward();
  return [W, b].map((p) => p.grad?.data.toArray());
}

test("gives what a sink gives that does not look", () => {
  const same = (y: Variable): Variable => y.pow(3);
  expect(gradients(true, same)).toEqual(gradients(false, same));
});

test("looks at what each function gives", () => {
  const root = (y: Variable): Variable => y.mul(0).pow(0.5);
  expect(() => gradients(true, root)).toThrow(AnomalyError);
  expect(() => gradients(false, root)).not.toThrow();
});

/** The backward of a value whose gradient is given. */
function watch(y: Variable, gy: number[][]): () => void {
  y.grad = variable(gy);
  return () => detectAnomaly(() => y.backward());
}

test("looks at what is summed, before it is", () => {
  const b = variable([1], { name: "b" });
  const y = new First().apply(variable([[1], [1]]), b);
  expect(watch(y, [[1e308], [1]])).toThrow(
    "first: in backward, the gradient of input 1, b [1], has Infinity at [0, 0]",
  );
  expect(b.grad).toBeNull();
});

test("looks at products that add up in place", () => {
  const W = variable([[1e200], [1]], { name: "W" });
  const y = new TimesTransposed().apply(variable([[0]], { name: "x" }), W);
  expect(watch(y, [[1e200, 0]])).toThrow(
    "timesTransposed: in backward, the gradient of input 0, x [1, 1], has Infinity at [0, 0]",
  );
  const V = variable([[1]], { name: "V" });
  const z = new TimesTransposed().apply(variable([[1e200]]), V);
  expect(watch(z, [[1e200]])).toThrow("timesTransposed: in backward, the gradient of input 1, V [1, 1], has Infinity");
  expect([W.grad, V.grad]).toEqual([null, null]);
});

/** Gives each input the same kind of contribution, whatever the input is. */
class Gives extends FunctionNode implements ArrayBackward {
  private readonly kind: "add" | "addSum" | "addOuter" | "addProduct";

  constructor(kind: "add" | "addSum" | "addOuter" | "addProduct") {
    super();
    this.kind = kind;
  }

  override forward(x: NdArray): NdArray {
    return mul(x, 1);
  }

  override backward(): never {
    throw new Error("its gradient is on arrays");
  }

  backwardArrays(sink: GradientSink, gy: NdArray): void {
    for (const i of [0, 1]) {
      const huge = mul(gy, i === 0 ? 1 : Infinity);
      if (this.kind === "add" || this.kind === "addSum") sink[this.kind](i, huge);
      else sink[this.kind](i, huge, gy);
    }
  }
}

test.each(["add", "addSum", "addOuter", "addProduct"] as const)("%s: looks at an input, not at a constant", (kind) => {
  const x = variable([[1]]);
  expect(watch(new Gives(kind).apply(x, array([[1]])), [[1]])).not.toThrow();
  expect(x.grad?.data.toArray()).toEqual([[1]]);
  expect(watch(new Gives(kind).apply(x, variable([[1]])), [[1]])).toThrow(
    "gives: in backward, the gradient of input 1, [1, 1], has Infinity at [0, 0]",
  );
});
