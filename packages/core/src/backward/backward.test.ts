import * as nd from "@dz/ndarray";
import { describe, expect, test } from "vitest";
import { noGrad, usingConfig } from "../config.ts";
import { variable } from "../graph/as-variable.ts";
import { FunctionNode } from "../graph/function-node.ts";
import { Parameter } from "../graph/parameter.ts";
import type { Variable } from "../graph/variable.ts";
import { mul } from "../ops/mul.ts";
import { sub } from "../ops/sub.ts";
import type { BackwardOptions } from "./backward.ts";
import "../ops/operators.ts";

class Sin extends FunctionNode {
  override forward(x: nd.NdArray): nd.NdArray {
    return nd.sin(x);
  }

  override backward(gy: Variable): Variable {
    return gy.mul(new Cos().apply(this.input(0)));
  }
}

class Cos extends FunctionNode {
  override forward(x: nd.NdArray): nd.NdArray {
    return nd.cos(x);
  }

  override backward(gy: Variable): Variable {
    return gy.mul(new Sin().apply(this.input(0)).neg());
  }
}

/** The same value; its backward unchains another value, as no sensible function does. */
class Unchains extends FunctionNode {
  private readonly other: Variable;

  constructor(other: Variable) {
    super();
    this.other = other;
  }

  override forward(x: nd.NdArray): nd.NdArray {
    return x;
  }

  override backward(gy: Variable): Variable {
    this.other.unchain();
    return gy;
  }
}

const sin = (x: Variable): Variable => new Sin().apply(x);

/** Both forms of a backward. */
const ways = [{}, { retainGrad: true }];

describe.each(ways)("backward(%o)", (options) => {
  test("the book's complex functions (step 24)", () => {
    const [x, y] = [variable(1), variable(1)];
    const a = x.add(y).add(1).pow(2);
    const b = sub(19, x.mul(14)).add(x.pow(2).mul(3)).sub(y.mul(14)).add(x.mul(y).mul(6)).add(y.pow(2).mul(3));
    const c = x.mul(2).sub(y.mul(3)).pow(2);
    const d = sub(18, x.mul(32)).add(x.pow(2).mul(12)).add(y.mul(48)).sub(x.mul(y).mul(36)).add(y.pow(2).mul(27));
    const z = a.mul(b).add(1).mul(c.mul(d).add(30));
    z.backward(options);
    expect([x.grad?.item(), y.grad?.item()]).toEqual([-5376, 8064]);
  });

  test("a value that is used twice on paths of different lengths (step 16)", () => {
    const x = variable(2);
    const a = x.pow(2);
    const y = a.pow(2).add(a.pow(2));
    y.backward(options);
    expect([y.item(), x.grad?.item()]).toEqual([32, 64]);
  });

  // On arrays, `add` and `mul` take different ways.
  test.each(["add", "mul"] as const)("a value that is unchained after its node was queued, by %s", (op) => {
    const x = variable(3);
    const y = x[op](2);
    const later = new Unchains(y).apply(variable(1).neg().neg());
    y.add(later).backward(options);
    expect([y.creator, x.grad?.item()]).toEqual([null, op === "add" ? 1 : 2]);
  });

  test("gradients of two backwards add up, for leaves", () => {
    const x = variable([1, 2]);
    x.mul(2).sum().backward(options);
    x.mul(3).sum().backward(options);
    expect(x.grad?.data.toArray()).toEqual([5, 5]);
  });

  test("the gradient of the root may be given", () => {
    const x = variable([1, 2]);
    const y = x.mul(3);
    y.grad = variable([10, 100]);
    y.backward(options);
    expect(x.grad?.data.toArray()).toEqual([30, 300]);
  });

  test("the same variable in both places", () => {
    const x = variable(3);
    x.add(x).backward(options);
    expect(x.grad?.item()).toBe(2);
    x.cleargrad();
    x.add(x).add(x).mul(x).backward(options);
    expect(x.grad?.item()).toBe(18);
  });

  test("empty arrays have empty gradients", () => {
    const x = variable(nd.zeros([0, 3]));
    x.mul(2).sum().backward(options);
    expect(x.grad?.shape).toEqual([0, 3]);
  });
});

test("intermediate gradients stay only with retainGrad", () => {
  const x = variable(2);
  const a = x.mul(3);
  const y = a.mul(4);
  y.backward();
  expect([x.grad?.item(), a.grad, y.grad]).toEqual([12, null, null]);
  y.backward({ retainGrad: true });
  expect([x.grad?.item(), a.grad?.item(), y.grad?.item()]).toEqual([24, 4, 1]);
});

describe("createGraph", () => {
  test("derivatives of sin to the eighth", () => {
    const x = variable(1);
    let y = sin(x);
    y.backward({ createGraph: true });
    const expected = [Math.cos(1), -Math.sin(1), -Math.cos(1), Math.sin(1)];
    for (let order = 0; order < 8; order++) {
      y = x.grad as Variable;
      expect(y.item()).toBeCloseTo(expected[order % 4] as number, 14);
      x.cleargrad();
      y.backward({ createGraph: true });
    }
  });

  test("Newton's method (step 33)", () => {
    const x = variable(2);
    for (let i = 0; i < 7; i++) {
      const y = x.pow(4).sub(x.pow(2).mul(2));
      x.cleargrad();
      y.backward({ createGraph: true });
      const gx = x.grad as Variable;
      x.cleargrad();
      gx.backward();
      x.data = nd.sub(x.data, nd.div(gx.data, (x.grad as Variable).data));
    }
    expect(x.item()).toBe(1);
  });

  test("double backpropagation (step 36)", () => {
    const x = variable(2);
    x.pow(2).backward({ createGraph: true });
    const gx = x.grad as Variable;
    x.cleargrad();
    gx.pow(3).add(x.pow(2)).backward();
    expect(x.grad?.item()).toBe(100);
  });

  test("also of parameters", () => {
    const p = new Parameter(nd.array([1, 2]));
    p.pow(3).sum().backward({ createGraph: true });
    const g = p.grad as Variable;
    p.cleargrad();
    g.sum().backward();
    expect(p.grad?.data.toArray()).toEqual([6, 12]);
  });
});

describe("what cannot go backward", () => {
  const unrecorded =
    "no graph was recorded when it was computed, as under noGrad, or for a gradient without createGraph";
  const gradient = (x: Variable, options: BackwardOptions): Variable => {
    x.pow(2).backward(options);
    return x.grad as Variable;
  };
  const inner = (): Variable => {
    const x = variable(1).mul(2);
    x.mul(3).unchainBackward();
    return x;
  };

  test.each([
    ["a leaf", () => variable(1), "it is a leaf; call backward on what was computed from it"],
    ["a value made under noGrad", () => noGrad(() => variable(1).mul(2)), unrecorded],
    ["the gradient of a variable, without createGraph", () => gradient(variable(1), {}), unrecorded],
    ["the gradient of a parameter, without createGraph", () => gradient(new Parameter(nd.array(1)), {}), unrecorded],
    ["a gradient with retainGrad", () => gradient(variable(1), { retainGrad: true }), unrecorded],
    ["an unchained value", inner, "it was unchained; call backward before unchain or unchainBackward"],
  ])("%s", (_, make, why) => {
    const x = make();
    expect(() => x.backward()).toThrow(new nd.StateError(`backward: this Variable has no creator: ${why}`));
    expect(x.grad).toBeNull();
  });
});

/** Squares; its backward runs a whole backward of its own, as checkpointing does. */
class Checkpointed extends FunctionNode {
  override forward(x: nd.NdArray): nd.NdArray {
    return nd.mul(x, x);
  }

  override backward(gy: Variable): Variable {
    const x = variable(this.input(0).data);
    usingConfig("enableBackprop", true, () => mul(x, x).sum()).backward();
    return gy.mul(x.grad as Variable);
  }
}

describe("a backward inside a backward", () => {
  test.each(ways)("%o", (options) => {
    const [x, W] = [variable([1, 2, 3]), new Parameter(nd.array([2, 2, 2]))];
    const y = new Checkpointed().apply(x.mul(W)).mul(x).sum();
    y.backward(options);
    // d(4x³)/dx = 12x² and, by W, 2x³W
    expect(x.grad?.data.toArray()).toEqual([12, 48, 108]);
    expect(W.grad?.data.toArray()).toEqual([4, 32, 108]);
  });
});

class Fails extends FunctionNode {
  override forward(x: nd.NdArray): nd.NdArray {
    return nd.mul(x, 1);
  }

  override backward(): Variable {
    throw new Error("no gradient today");
  }
}

test.each(ways)("an error inside a backward leaves everything usable (%o)", (options) => {
  const [x, W] = [variable([[1, 2]]), new Parameter(nd.array([[1], [2]]))];
  const run = (fails: boolean): void => {
    const y = x.matmul(W);
    (fails ? new Fails().apply(y.add(x.sum())).add(y) : y).sum().backward(options);
  };
  for (let i = 0; i < 1000; i++) {
    expect(() => run(true)).toThrow("no gradient today");
    x.cleargrad();
    W.cleargrad();
  }
  run(false);
  expect(x.grad?.data.toArray()).toEqual([[1, 2]]);
  expect(W.grad?.data.toArray()).toEqual([[1], [2]]);
});
