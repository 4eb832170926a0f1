/**
 * The paths of a gradient in a backward on arrays: for every kind of contribution and every state that it finds, the
 * numbers are those of the backward in Variables.
 */
import * as nd from "@dz/ndarray";
import { describe, expect, test } from "vitest";
import { detectAnomaly } from "../config.ts";
import { variable } from "../graph/as-variable.ts";
import { FunctionNode } from "../graph/function-node.ts";
import { Parameter } from "../graph/parameter.ts";
import type { Variable } from "../graph/variable.ts";
import { difference, expectClose } from "../testing/close.ts";
import type { GradientSink } from "./gradient-sink.ts";
import "../ops/operators.ts";

/** `x · Wᵀ` for x [m, k], W [n, k], with the gradient of x as a product and that of W as an outer one. */
class Project extends FunctionNode {
  override forward(x: nd.NdArray, W: nd.NdArray): nd.NdArray {
    return nd.matmul(x, nd.transpose(W));
  }

  override backward(gy: Variable): Variable[] {
    const [x, W] = [this.input(0), this.input(1)];
    return [gy.matmul(W), gy.T.matmul(x)];
  }

  backwardArrays(sink: GradientSink, gy: nd.NdArray): void {
    sink.addProduct(0, gy, nd.transpose(sink.input(1)));
    sink.addOuter(1, gy, sink.input(0));
  }
}

/** Squares; the gradient is computed from the values that the run provides. */
class Square extends FunctionNode {
  override forward(x: nd.NdArray): nd.NdArray {
    return nd.mul(x, x);
  }

  override backward(gy: Variable): Variable {
    return gy.mul(this.input(0)).mul(2);
  }

  backwardArrays(sink: GradientSink, gy: nd.NdArray): void {
    sink.add(0, nd.mul(gy, nd.div(nd.mul(sink.output(), 2), sink.input(0))));
  }
}

/** Another dtype, with a gradient in that of the input. */
class Cast extends FunctionNode {
  private readonly dtype: nd.DType;

  constructor(dtype: nd.DType) {
    super();
    this.dtype = dtype;
  }

  override forward(x: nd.NdArray): nd.NdArray {
    return nd.astype(x, this.dtype);
  }

  override backward(gy: Variable): Variable {
    return new Cast(this.input(0).dtype).apply(gy);
  }
}

/** The first of two inputs; the second has no gradient. */
class First extends FunctionNode {
  override forward(x: nd.NdArray): nd.NdArray {
    return nd.mul(x, 1);
  }

  override backward(gy: Variable): (Variable | null)[] {
    return [gy.mul(1), null];
  }
}

const project = (x: Variable, W: Variable): Variable => new Project().apply(x, W);
/** As float64, so that losses add up; the gradient comes back as float32. */
const widened = (x: Variable): Variable => new Cast("float64").apply(x);

/** The gradients of `leaves` after the backward of `loss()`, on arrays (the second time) and in Variables. */
function bothWays(leaves: Variable[], loss: () => Variable): [nd.NdArray[], nd.NdArray[]] {
  const gradients = (retainGrad: boolean): nd.NdArray[] => {
    for (const leaf of leaves) leaf.cleargrad();
    loss().backward({ retainGrad });
    return leaves.map((leaf) => nd.copy((leaf.grad as Variable).data));
  };
  gradients(false); // leaves nothing behind that counts
  return [gradients(false), gradients(true)];
}

function expectSame([actual, expected]: [nd.NdArray[], nd.NdArray[]], rtol = 1e-12): void {
  expect(actual.map((g) => [g.shape, g.dtype])).toEqual(expected.map((g) => [g.shape, g.dtype]));
  actual.forEach((g, i) => {
    expect(difference(g, expected[i] as nd.NdArray, { rtol, atol: rtol })).toBeNull();
  });
}

describe.each(["variable", "parameter", "computed"])("products with a %s", (kind) => {
  const random = new nd.RandomState(3);
  const values = nd.astype(random.randn(2, 3), "float32");
  const other = { float32: nd.astype(random.randn(4, 3), "float32"), float64: random.randn(4, 3) };
  const row = { float32: nd.astype(random.randn(2, 3), "float32"), float64: random.randn(2, 3) };
  const uses: Record<string, (x: Variable) => Variable> = {
    product: (x) => widened(project(x, variable(other.float32))).sum(),
    "wide product": (x) => project(x, variable(other.float64)).sum(),
    outer: (x) => widened(project(variable(row.float32), x)).sum(),
    elements: (x) => widened(x.mul(variable(row.float32))).sum(),
    "wide elements": (x) => x.mul(variable(row.float64)).sum(),
  };
  const names = Object.keys(uses);
  const triples = names.flatMap((a) => names.flatMap((b) => names.map((c) => [a, b, c] as const)));

  test.each(triples)("%s, %s and %s add up", (...chosen) => {
    const leaf = kind === "parameter" ? new Parameter(values) : variable(values);
    const loss = (): Variable => {
      const x = kind === "computed" ? leaf.mul(2) : leaf;
      return chosen.map((name) => (uses[name] as (x: Variable) => Variable)(x)).reduce((a, b) => a.add(b));
    };
    expectSame(bothWays([leaf], loss), 1e-5); // float32 is added up in another order
  });
});

test("the run hands out the values of a node", () => {
  const x = variable([1, 2, 3]);
  new Square().apply(x).sum().backward();
  expect(x.grad?.data.toArray()).toEqual([2, 4, 6]);
});

test.each([{}, { retainGrad: true }])("constants of products get no gradient (%o)", (options) => {
  const constant = nd.array([
    [1, 2],
    [3, 4],
  ]);
  const x = variable(constant);
  for (const y of [x.matmul(constant), new Project().apply(x, constant), new Project().apply(constant, x)]) {
    y.sum().backward(options);
    expect(y.creator?.inputs.map(({ isConstant, grad }) => isConstant === (grad === null))).toEqual([true, true]);
  }
});

describe("biases", () => {
  test.each([
    ["one for all elements", [1], [4, 3]],
    ["one for each column", [3], [4, 3]],
    ["beside a batch of matrices", [3], [2, 3, 3]],
    ["of two axes", [1, 3], [4, 3]],
  ])("%s", (_, bias, shape) => {
    const random = new nd.RandomState(5);
    const b = new Parameter(random.normal(0, 1, bias));
    const x = variable(random.normal(0, 1, shape));
    expectSame(bothWays([b, x], () => x.add(b).pow(2).sum()));
  });
});

describe("more than is deferred together", () => {
  /** The number of deferred elements at which they are added up. */
  const LIMIT = 2 ** 18;

  test.each([
    ["in several parts", 20, 2000],
    ["in parts that just fit", 4, LIMIT / 4 / 8],
  ])("%s", (_, steps, width) => {
    const xs = Array.from({ length: steps }, (_, i) => variable(nd.full([8, width], (i % 5) - 1.5)));
    const W = new Parameter(nd.full([width, 2], 0.01));
    const b = new Parameter(nd.full([width], 0.5));
    expectSame(
      bothWays([W, b], () => xs.map((x) => x.add(b).pow(2).sum().add(x.matmul(W).sum())).reduce((y, z) => y.add(z))),
    );
  });
});

test.each([2, 40])("a second backward begins anew, with products of %i rows", (rows) => {
  const W = new Parameter(nd.full([3, 2], 0.5));
  const b = new Parameter(nd.zeros([2]));
  const x = variable(nd.ones([rows, 3]));
  for (const read of [false, false, true, true, false]) {
    for (const p of [W, b]) p.cleargrad();
    x.matmul(W).add(b).sum().backward();
    expectClose(W.gradient as Variable, nd.full([3, 2], rows));
    expectClose(b.gradient as Variable, nd.full([2], rows));
    if (read) expect(W.grad?.shape).toEqual([3, 2]);
  }
});

test.each([{}, { retainGrad: true }])("an input without a gradient keeps what it gets elsewhere (%o)", (options) => {
  const [x, z] = [variable(3), variable(5)];
  const y = new First().apply(x, z);
  // One use of z is reached before y, one after it.
  z.mul(variable(2).mul(1)).add(y).add(z.mul(4)).backward(options);
  expect([x.grad?.item(), z.grad?.item()]).toEqual([1, 6]);
  z.cleargrad();
  y.backward(options);
  expect(z.grad).toBeNull();
});

test.each([{}, { retainGrad: true }])("two leaves do not share a gradient (%o)", (options) => {
  const [x, z] = [variable([1, 2]), variable([3, 4])];
  x.add(z).sum().backward(options);
  expect(x.grad).not.toBe(z.grad);
  expect([x.grad, z.grad].map((g) => g?.data.toArray())).toEqual([
    [1, 1],
    [1, 1],
  ]);
});

/** Two outputs, 2x and 3x. */
class Both extends FunctionNode {
  override forward(x: nd.NdArray): nd.NdArray[] {
    return [nd.mul(x, 2), nd.mul(x, 3)];
  }

  override backward(...gys: (Variable | null)[]): Variable {
    const parts = gys.flatMap((gy, i) => (gy === null ? [] : [gy.mul(i + 2)]));
    return parts.reduce((a, b) => a.add(b));
  }
}

class Fails extends FunctionNode {
  override forward(x: nd.NdArray): nd.NdArray {
    return nd.mul(x, 1);
  }

  override backward(): Variable {
    throw new Error("in the middle");
  }
}

test("what a failed backward left behind is not believed by the next one", () => {
  const x = variable(1);
  const [a, b] = new Both().applyAll(x) as [Variable, Variable];
  // By generation: first b gets a gradient, then the failure, and Both is never visited.
  const late = x.mul(1).mul(1);
  const loss = b.mul(late).add(new Fails().apply(x.mul(1)));
  expect(() => loss.backward()).toThrow("in the middle");
  a.backward();
  expect(x.grad?.item()).toBe(2);
});

test("a product is not added to an array that another gradient shares", () => {
  const [x, o] = [variable(nd.ones([2, 2])), variable(nd.ones([2, 2]))];
  const W = variable(nd.full([2, 2], 3));
  const loss = (): Variable => {
    const y = x.mul(1);
    return project(y, W).add(y.add(o));
  };
  expectSame(bothWays([x, o, W], loss));
});

test.each([
  ["float32", "float64"],
  ["float64", "float32"],
] as const)("products of many rows in %s and in %s", (one, other) => {
  const W = new Parameter(nd.full([2, 3], 0.5, { dtype: "float32" }));
  const random = new nd.RandomState(7);
  const xs = [one, other].map((dtype) => variable(nd.astype(random.randn(16, 2), dtype)));
  const loss = (): Variable => xs.map((x) => widened(x.matmul(W)).sum()).reduce((a, b) => a.add(b));
  expectSame(bothWays([W], loss), 1e-5);
});

describe.each([false, true])("a function with two results, on arrays: %s", (onArrays) => {
  class BothOnArrays extends Both {
    backwardArrays(sink: GradientSink, ...gys: (nd.NdArray | null)[]): void {
      gys.forEach((gy, i) => {
        if (gy !== null) sink.add(0, nd.mul(gy, i + 2));
      });
    }
  }
  const both = (x: Variable): readonly Variable[] => (onArrays ? new BothOnArrays() : new Both()).applyAll(x);

  test("gets no gradient of a result that was unchained", () => {
    const x = variable(1);
    const [a, b] = both(x) as readonly [Variable, Variable];
    b.unchain();
    a.add(b).backward();
    expect([x.grad?.item(), b.grad?.item()]).toEqual([2, 1]);
  });

  test.each([{}, { retainGrad: true }])("may have one that is not used, in the anomaly mode (%o)", (options) => {
    const x = variable(1);
    const [a] = both(x) as readonly [Variable];
    detectAnomaly(() => a.backward(options));
    expect(x.grad?.item()).toBe(2);
  });
});
