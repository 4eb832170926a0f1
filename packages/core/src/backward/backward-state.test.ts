/**
 * The state after a backward: gradients as in DeZero when there were some before, and no change at all when an
 * exception ends it.
 */
import * as nd from "@dz/ndarray";
import { addScaled, usage } from "@dz/ndarray/memory";
import { describe, expect, test } from "vitest";
import { config, noGrad, usingConfig } from "../config.ts";
import { variable } from "../graph/as-variable.ts";
import { FunctionNode } from "../graph/function-node.ts";
import { Parameter } from "../graph/parameter.ts";
import type { Variable } from "../graph/variable.ts";
import type { BackwardOptions } from "./backward.ts";
import type { GradientSink } from "./gradient-sink.ts";
import "../ops/operators.ts";

const ways: BackwardOptions[] = [{}, { retainGrad: true }, { createGraph: true }];

/** Passes its input on and calls `action` in its backward. */
class Calls extends FunctionNode {
  private readonly action: (gy: Variable) => void;

  constructor(action: (gy: Variable) => void) {
    super();
    this.action = action;
  }

  override forward(x: nd.NdArray): nd.NdArray {
    return nd.mul(x, 1);
  }

  override backward(gy: Variable): Variable {
    this.action(gy);
    return gy.mul(1);
  }
}

const fail = (): never => {
  throw new Error("in the middle");
};

/** Two outputs, 2x and 3x; an output without a gradient contributes nothing. */
class Both extends FunctionNode {
  override forward(x: nd.NdArray): nd.NdArray[] {
    return [nd.mul(x, 2), nd.mul(x, 3)];
  }

  override backward(...gys: (Variable | null)[]): Variable {
    const parts = gys.flatMap((gy, i) => (gy === null ? [] : [gy.mul(i + 2)]));
    return parts.reduce((a, b) => a.add(b));
  }
}

/** The same with an array-level backward. */
class BothOnArrays extends Both {
  backwardArrays(sink: GradientSink, ...gys: (nd.NdArray | null)[]): void {
    gys.forEach((gy, i) => {
      if (gy !== null) sink.add(0, nd.mul(gy, i + 2));
    });
  }
}

/** `x · W`, whose gradients are products that add up in place. */
class Product extends FunctionNode {
  override forward(x: nd.NdArray, W: nd.NdArray): nd.NdArray {
    return nd.matmul(x, W);
  }

  override backward(gy: Variable): Variable[] {
    return [gy.matmul(this.input(1).T), this.input(0).T.matmul(gy)];
  }

  backwardArrays(sink: GradientSink, gy: nd.NdArray): void {
    sink.addProduct(0, gy, this.input(1).data);
    sink.addOuter(1, this.input(0).data, gy);
  }
}

describe.each(ways)("an exception in backward(%o)", (options) => {
  test("changes no gradient and no switch", () => {
    const x = variable([1, 2]);
    const W = new Parameter(nd.array([3, 4]));
    const y = x.mul(W);
    const failing = new Calls(fail).apply(y).add(y.mul(W)).add(x).sum();
    for (const before of [null, variable([10, 20])]) {
      for (const v of [x, W]) v.grad = before;
      for (let i = 0; i < 3; i++) expect(() => failing.backward(options)).toThrow("in the middle");
      expect([x.grad, W.grad, y.grad, failing.grad]).toEqual([before, before, null, null]);
      expect(String(x.grad)).toBe(String(before));
    }
    expect(config.enableBackprop).toBe(true);
    expect(usage().private).toBe(0);
    for (const v of [x, W]) v.cleargrad();
    y.mul(W).add(x).sum().backward(options);
    expect([x.grad, W.grad].map((g) => g?.data.toArray())).toEqual([
      [10, 17],
      [6, 16],
    ]);
  });

  test("leaves a gradient that was given", () => {
    const x = variable([1, 2]);
    let fails = true;
    const y = new Calls(() => fails && fail()).apply(x);
    const seed = variable([5, 6]);
    y.grad = seed;
    expect(() => y.backward(options)).toThrow("in the middle");
    expect(y.grad).toBe(seed);
    fails = false;
    y.backward(options);
    expect(x.grad?.data.toArray()).toEqual([5, 6]);
    expect(y.grad).toBe(options.retainGrad === true ? seed : null);
  });
});

test.each([2, 20])("what an exception has left of products of %i rows counts in no later backward", (rows) => {
  let fails = true;
  const x = variable(nd.ones([rows, 2]));
  const W = new Parameter(
    nd.array([
      [1, 2],
      [3, 4],
    ]),
  );
  const b = new Parameter(nd.array([5, 6]));
  const h = x.mul(1);
  const failing = new Calls(() => fails && fail()).apply(x.mul(1)); // after the products, before the gradient of h
  const y = failing.add(new Product().apply(h, W).add(b)).sum();
  expect(() => y.backward()).toThrow("in the middle");
  fails = false;
  y.backward();
  expect(x.grad?.data.toArray()).toEqual(new Array(rows).fill([4, 8]));
  expect(W.grad?.data.toArray()).toEqual(new Array(2).fill([rows, rows]));
  expect(b.grad?.data.toArray()).toEqual([rows, rows]);
});

describe.each(ways)("gradients that were there before backward(%o)", (options) => {
  test("of an intermediate value are used up", () => {
    const x = variable(1);
    const a = x.mul(2);
    const y = a.mul(3);
    a.grad = variable(100);
    y.backward(options);
    expect(x.grad?.item()).toBe(206); // 2 · (100 + 3)
    x.cleargrad();
    if (options.retainGrad !== true) {
      expect(a.grad).toBeNull();
      y.backward(options);
      expect(x.grad?.item()).toBe(6);
    } else expect(a.grad?.item()).toBe(103);
  });

  test.each([Both, BothOnArrays])("of an output that is not reached are used too (%o)", (Node) => {
    const x = variable([1, 1]);
    const [a, b] = new Node().applyAll(x) as [Variable, Variable];
    b.grad = variable([10, 10]);
    a.sum().backward(options);
    expect(x.grad?.data.toArray()).toEqual([32, 32]);
  });

  test.each([Both, BothOnArrays])("of two outputs meet before the node is visited, once (%o)", (Node) => {
    const x = variable([1, 1]);
    const [a, b] = new Node().applyAll(x) as [Variable, Variable];
    a.add(b.mul(10)).sum().backward(options);
    expect(x.grad?.data.toArray()).toEqual([32, 32]);
  });

  test.each([Both, BothOnArrays])("are none for outputs that are not reached (%o)", (Node) => {
    const x = variable([1, 1]);
    const [a, b] = new Node().applyAll(x) as [Variable, Variable];
    b.sum().backward(options);
    expect(x.grad?.data.toArray()).toEqual([3, 3]);
    expect([a.grad, options.retainGrad === true ? b.grad?.data.toArray() : b.grad]).toEqual([
      null,
      options.retainGrad === true ? [1, 1] : null,
    ]);
  });

  test("must have the shape of the value", () => {
    const x = variable([1, 2, 3]);
    const y = x.mul(2);
    y.grad = variable([1]);
    expect(() => y.backward(options)).toThrow(
      new nd.ShapeError("backward: grad has shape [1], but the Variable has shape [3]"),
    );
    expect(x.grad).toBeNull();
  });
});

describe.each(ways)("constants in backward(%o)", (options) => {
  test("get no gradient", () => {
    const x = variable([1, 2]);
    const y = x.mul(nd.array([3, 4])).add(5);
    y.backward(options);
    const constants = [y.creator?.input(1), y.creator?.input(0).creator?.input(1)];
    expect(constants.map((c) => [c?.isConstant, c?.grad])).toEqual([
      [true, null],
      [true, null],
    ]);
  });
});

describe.each(ways)("a backward inside backward(%o)", (options) => {
  test("adds to a parameter that the outer one has met already", () => {
    const [W, b] = [new Parameter(nd.array([[2]])), new Parameter(nd.array([[3]]))];
    const x = variable([[5]]);
    const inner = (): void => {
      const loss = usingConfig("enableBackprop", true, () => x.matmul(W).add(b).mul(10).sum());
      loss.backward();
    };
    // W and b are reached after the inner backward, before it, or both.
    const y = new Calls(inner).apply(x.matmul(W).add(b));
    y.matmul(W).add(b).mul(W).sum().backward(options);
    // d(((xW + b)W + b)W)/dW = 3xW² + 2bW + b, and xW + … for the inner one: 10x
    expect(W.grad?.item()).toBe(3 * 5 * 4 + 2 * 3 * 2 + 3 + 50);
    expect(b.grad?.item()).toBe(4 + 2 + 10);
  });

  test("may pass nodes that the outer one has not visited yet", () => {
    const x = variable(2);
    const [a, b, c] = [x.mul(3), x.mul(4), x.mul(5)];
    const shared = a.add(b).add(c);
    const y = new Calls(() => shared.backward()).apply(shared);
    y.backward(options);
    expect(x.grad?.item()).toBe(24);
  });

  test("that fails leaves the outer one to go on", () => {
    const x = variable([1, 2]);
    const caught = (): void => {
      const y = usingConfig("enableBackprop", true, () => new Calls(fail).apply(x).sum());
      expect(() => y.backward()).toThrow("in the middle");
    };
    new Calls(caught).apply(x.mul(2)).sum().backward(options);
    expect(x.grad?.data.toArray()).toEqual([2, 2]);
  });
});

test("a graph that was recorded goes backward under noGrad, too", () => {
  const x = variable([1, 2]);
  const y = x.mul(x).sum();
  noGrad(() => y.backward());
  expect(x.grad?.data.toArray()).toEqual([2, 4]);
  expect(x.grad?.creator).toBeNull();
});

describe.each(ways)("no two gradients are one Variable after backward(%o)", (options) => {
  test("so that a program may replace the value of one", () => {
    const [x, y] = [variable([1, 2]), variable([3, 4])];
    const z = x.add(y);
    const seed = variable([1, 1]);
    z.grad = seed;
    z.backward(options);
    (x.grad as Variable).data = nd.array([100, 100]);
    expect([y.grad, seed].map((g) => g?.data.toArray())).toEqual([
      [1, 1],
      [1, 1],
    ]);
    if (options.retainGrad === true) expect(z.grad?.data.toArray()).toEqual([1, 1]);
  });
});

test("two gradients of one sum have derivatives of their own", () => {
  const [x, y] = [variable(2), variable(3)];
  x.add(y).pow(3).backward({ createGraph: true });
  const [gx, gy] = [x.grad, y.grad] as [Variable, Variable];
  for (const [g, factor] of [
    [gx, 1],
    [gy, 2],
  ] as const) {
    x.cleargrad();
    y.cleargrad();
    g.mul(factor).backward();
    expect([x.grad?.item(), y.grad?.item()]).toEqual([30 * factor, 30 * factor]); // 6 (x + y)
  }
});

test("a gradient that came from the value of a parameter keeps its numbers when that is updated", () => {
  class Passes extends FunctionNode {
    override forward(x: nd.NdArray, w: nd.NdArray): nd.NdArray {
      return nd.mul(x, w);
    }

    override backward(): Variable[] {
      return [this.input(1), this.input(0)]; // right for a gradient of ones
    }

    backwardArrays(sink: GradientSink): void {
      sink.add(0, this.input(1).data);
      sink.add(1, this.input(0).data);
    }
  }
  const [x, W] = [variable([1, 2]), new Parameter(nd.array([3, 4]))];
  new Passes().apply(x, W).backward();
  addScaled(W.data, nd.ones([2]), 10);
  expect(W.data.toArray()).toEqual([13, 14]);
  expect(x.grad?.data.toArray()).toEqual([3, 4]);
});
