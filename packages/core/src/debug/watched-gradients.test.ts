import { AnomalyError, array, type NdArray, timesTransposed, transpose } from "@dz/ndarray";
import { expect, test } from "vitest";
import { GradientRun, type Gradients } from "../backward/array-gradients.ts";
import { variable } from "../graph/as-variable.ts";
import { FunctionNode } from "../graph/function-node.ts";
import type { GraphNode } from "../graph/graph-node.ts";
import { Parameter } from "../graph/parameter.ts";
import type { Variable } from "../graph/variable.ts";
import { WatchedRun } from "./watched-gradients.ts";
import "../ops/operators.ts";

/** `x · Wᵀ`, whose gradient is a product that adds up in place. */
class TimesTransposed extends FunctionNode {
  override forward(x: NdArray, W: NdArray): NdArray {
    return timesTransposed(x, W);
  }

  override backward(gy: Variable): Variable[] {
    return [gy.matmul(this.input(1)), gy.T.matmul(this.input(0))];
  }

  override backwardArrays(gradients: Gradients, gy: NdArray): void {
    gradients.addProduct(0, gy, transpose(this.input(1).data));
    gradients.addOuter(1, gy, this.input(0).data);
  }
}

const plain = (first: GraphNode): GradientRun => new GradientRun(first);
const watched = (first: GraphNode): GradientRun => new WatchedRun(first);

/** The gradients of a small net by one kind of run. */
function gradients(start: (first: GraphNode) => GradientRun, last: (y: Variable) => Variable): unknown[] {
  const W = new Parameter(
    array([
      [0.3, -0.7],
      [1.9, 0.2],
    ]),
    "W",
  );
  const b = new Parameter(array([0.1, 0.4]), "b");
  const y = last(
    variable([
      [1, 2],
      [3, 4],
    ])
      .matmul(W)
      .add(b)
      .matmul(W),
  );
  const run = start(y.node as GraphNode);
  try {
    run.walk(
      y,
      array([
        [1, 1],
        [1, 1],
      ]),
    );
  } finally {
    run.end();
  }
  return [W, b].map((p) => p.grad?.data.toArray());
}

test("gives what a run gives that does not look", () => {
  const cube = (y: Variable): Variable => y.pow(3);
  expect(gradients(watched, cube)).toEqual(gradients(plain, cube));
  const product = (y: Variable): Variable => new TimesTransposed().apply(y, variable([[1, 2]])).add(y.sum());
  expect(gradients(watched, product)).toEqual(gradients(plain, product));
});

test("looks at what each function gives", () => {
  const root = (y: Variable): Variable => y.mul(0).pow(0.5);
  expect(() => gradients(watched, root)).toThrow(AnomalyError);
  expect(() => gradients(plain, root)).not.toThrow();
});

test("looks at what is summed, before it is", () => {
  const x = variable([1], { name: "x" });
  const y = x.mul(variable([[1e200], [1]]));
  const walk = (): void => {
    const run = new WatchedRun(y.node as GraphNode);
    try {
      run.walk(y, array([[1e200], [1]]));
    } finally {
      run.end();
    }
  };
  expect(walk).toThrow("mul: in backward, the gradient of input 0, x [1], has Infinity at [0, 0]");
  expect(x.grad).toBeNull();
});

test("looks at products that add up in place", () => {
  const W = variable([[1e200], [1]], { name: "W" });
  const y = new TimesTransposed().apply(variable([[0]], { name: "x" }), W);
  const walk = (): void => {
    const run = new WatchedRun(y.node as GraphNode);
    try {
      run.walk(y, array([[1e200, 0]]));
    } finally {
      run.end();
    }
  };
  expect(walk).toThrow("timesTransposed: in backward, the gradient of input 0, x [1, 1], has Infinity at [0, 0]");
  expect(W.grad).toBeNull();
});
