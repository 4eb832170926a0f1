import * as nd from "@dz/ndarray";
import { describe, expect, expectTypeOf, test } from "vitest";
import { detectAnomaly, noGrad, usingConfig } from "../config.ts";
import { asVariable, variable } from "../graph/as-variable.ts";
import { FunctionNode } from "../graph/function-node.ts";
import { Parameter } from "../graph/parameter.ts";
import type { Variable } from "../graph/variable.ts";
import { matmul } from "../ops/matmul.ts";
import { expectClose } from "../testing/close.ts";
import { grad } from "./grad.ts";
import "../ops/operators.ts";

const numbers = (x: Variable | null): nd.NestedArray | null => (x === null ? null : x.data.toArray());

describe("grad", () => {
  test("of a Variable is a gradient, of a list a list", () => {
    const [x, w] = [variable([1, 2, 3]), variable([4, 5, 6])];
    const y = x.mul(w).pow(2).sum();
    expect(numbers(grad(y, x))).toEqual([32, 100, 216]); // 2 x w²
    const [gw, gx] = grad(y, [w, x]);
    expect([numbers(gw), numbers(gx)]).toEqual([
      [8, 40, 108],
      [32, 100, 216],
    ]);
    expect(grad(y, [])).toEqual([]);
  });

  test("is that of backward, also where values are used twice", () => {
    const [x, W] = [
      variable([[0.5, -1]]),
      new Parameter(
        nd.array([
          [1, 2],
          [3, 4],
        ]),
      ),
    ];
    const h = matmul(x, W);
    const y = h.mul(h).add(h).sum();
    const found = grad(y, [x, h, W]);
    y.backward({ retainGrad: true });
    expect(found.map(numbers)).toEqual([x, h, W].map((v) => numbers(v.grad)));
  });

  test("reads and writes the grad of no Variable", () => {
    const x = variable(3);
    const a = x.mul(2);
    const y = a.mul(a);
    const before = [x, a, y].map((v, i) => {
      v.grad = variable(100 + i);
      return v.grad;
    });
    for (let i = 0; i < 2; i++) expect(grad(y, [x, a]).map(numbers)).toEqual([24, 12]);
    expect([x, a, y].map((v) => v.grad)).toEqual(before);
    expect(before.map((g) => g.item())).toEqual([100, 101, 102]);
  });

  test("of a value with respect to itself is the gradient to begin with", () => {
    const x = variable([1, 2]);
    expect(numbers(grad(x, x))).toEqual([1, 1]);
    const gy = variable([3, 4]);
    const [gx, again] = grad(x, [x, x], { gy });
    expect([numbers(gx), numbers(again)]).toEqual([
      [3, 4],
      [3, 4],
    ]);
    expect(new Set([gx, again, gy]).size).toBe(3);
    const y = x.mul(2);
    expect(numbers(grad(y, y))).toEqual([1, 1]);
  });

  test("begins with gy", () => {
    const x = variable([1, 2], { dtype: "float32" });
    const y = x.pow(2);
    expect(numbers(grad(y, x, { gy: variable([10, 100], { dtype: "float32" }) }))).toEqual([20, 400]);
    expect(numbers(grad(y, x, { gy: nd.array([10, 100]) }))).toEqual([20, 400]);
    const g = grad(x.sum(), x, { gy: 5 });
    expect([g.dtype, numbers(g)]).toEqual(["float32", [5, 5]]);
  });

  test("visits no function that leads to none of the values", () => {
    class Refuses extends FunctionNode {
      override forward(x: nd.NdArray): nd.NdArray {
        return x;
      }

      override backward(): never {
        throw new Error("not asked for");
      }
    }
    const a = new Refuses().apply(variable(3));
    const y = a.mul(a);
    expect(numbers(grad(y, a))).toBe(6);
    const x = new Refuses().apply(variable(2)).mul(1);
    expect(numbers(grad(x.mul(a), [x, a])[1])).toBe(2);
    expect(() => grad(y, [a, variable(0)])).toThrow("not asked for");
  });

  test("stays when the backward it was computed in has ended", () => {
    let held: Variable | null = null;
    class Square extends FunctionNode {
      override forward(x: nd.NdArray): nd.NdArray {
        return nd.mul(x, x);
      }

      override backward(gy: Variable): Variable {
        return usingConfig("enableBackprop", true, () => {
          const x = variable(this.input(0).data);
          const y = x.mul(x);
          const [gx, g] = grad(y.add(0), [x, y], { gy });
          held = g;
          return gx;
        });
      }
    }
    const x = variable([3]);
    new Square().apply(x).mul(2).backward();
    expect([numbers(x.grad), numbers(held)]).toEqual([[12], [2]]);
  });

  test("takes part in the anomaly mode", () => {
    const x = variable([0]);
    expect(() => detectAnomaly(() => grad(x.pow(0.5), x))).toThrow("pow: in backward, the gradient of input 0, [1],");
  });
});

describe("a value that y does not depend on", () => {
  const [x, other] = [variable(2), variable([1, 2], { name: "other" })];
  const y = x.mul(3);

  test("is an error that names its place", () => {
    expect(() => grad(y, [x, other])).toThrow(
      new nd.StateError(
        "grad: y does not depend on xs[1], other [2]; leave it out, or pass { allowUnused: true } to get null",
      ),
    );
    expect(() => grad(y, variable(1))).toThrow("grad: y does not depend on x, [];");
    expect(() => grad(y, y.mul(2))).toThrow("grad: y does not depend on x, [];");
  });

  test("has null with allowUnused", () => {
    expect(grad(y, [other, x], { allowUnused: true }).map(numbers)).toEqual([null, 3]);
    expect(grad(y, other, { allowUnused: true })).toBeNull();
  });

  test("is also a constant", () => {
    const c = asVariable(5);
    expect(() => grad(x.mul(c), c)).toThrow("grad: y does not depend on x, []");
  });
});

test("mistakes are named", () => {
  const x = variable([1, 2]);
  const y = x.mul(2);
  const cases: [() => unknown, Error][] = [
    [() => grad(3 as never, x), new nd.ValueError("grad: expected a Variable to differentiate, got number")],
    [() => grad(y, 3 as never), new nd.ValueError("grad: expected a Variable or a list of them, got number")],
    [() => grad(y, [x, 3 as never]), new nd.ValueError("grad: xs[1] is number, expected a Variable")],
    [() => grad(y, x, { gy: 1 }), new nd.ShapeError("grad: gy has shape [], but y has shape [2]")],
    [
      () => grad(y, x, { gy: "1" as never }),
      new nd.ValueError('grad: gy: expected a Variable, NdArray or number, got the string "1"'),
    ],
    [
      () => grad(variable(1), x),
      new nd.StateError("grad: this Variable has no creator: it is a leaf; call grad on what was computed from it"),
    ],
  ];
  for (const [call, error] of cases) expect(call).toThrow(error);
  expect(() =>
    grad(
      noGrad(() => x.mul(2)),
      x,
    ),
  ).toThrow("no graph was recorded when it was computed, as under noGrad");
  expect(() => grad(y, x, { retainGraph: true } as never)).toThrow("grad: there is no option retainGraph");
});

describe("gradients of gradients", () => {
  test("Newton's method in three lines", () => {
    const x = variable(2);
    for (let i = 0; i < 7; i++) {
      const f = x.pow(4).sub(x.pow(2).mul(2));
      const gx = grad(f, x, { createGraph: true });
      x.data = nd.sub(x.data, nd.div(gx.data, grad(gx, x).data));
    }
    expect(x.item()).toBe(1);
    expect(x.grad).toBeNull();
  });

  test("without createGraph have no graph", () => {
    const x = variable(2);
    expect(() => grad(grad(x.pow(3), x), x)).toThrow("or for a gradient without createGraph");
  });

  test("the product of the Hessian and a vector", () => {
    // f = x₀² x₁ + x₁³; H = [[2 x₁, 2 x₀], [2 x₀, 6 x₁]]
    const x = variable([2, 3]);
    const [x0, x1] = [x.getItem(0), x.getItem(1)];
    const f = x0.pow(2).mul(x1).add(x1.pow(3));
    const gx = grad(f, x, { createGraph: true });
    expect(numbers(gx)).toEqual([12, 31]);
    expect(numbers(grad(gx, x, { gy: nd.array([1, 10]) }))).toEqual([46, 184]);
  });

  test("a gradient is differentiated with respect to gy: the product of the Jacobian and a vector", () => {
    const [x, gy] = [variable([2, 3]), variable([0, 0])];
    const gx = grad(x.pow(2), x, { gy, createGraph: true });
    expect(numbers(grad(gx, gy, { gy: nd.array([1, 10]) }))).toEqual([4, 60]);
  });

  test("the gradient penalty of a WGAN", () => {
    // The critic is (x W)² v; its gradient with respect to each row of x should have the norm 1.
    const penalty = (x: Variable, W: Variable, v: Variable): Variable => {
      const inside = x.mul(1); // the inputs belong to the penalty
      const score = matmul(matmul(inside, W).pow(2), v).sum();
      const g = grad(score, inside, { createGraph: true });
      return g.pow(2).sum({ axis: 1 }).pow(0.5).sub(1).pow(2).sum();
    };
    const random = new nd.RandomState(3);
    const inputs = [random.uniform(-1, 1, [4, 3]), random.uniform(-1, 1, [3, 5]), random.uniform(0.5, 1, [5, 1])];
    const [x, W, v] = inputs.map((a) => variable(a)) as [Variable, Variable, Variable];
    // By hand: g = 2 (x W) vᵀ Wᵀ, which is differentiated once.
    const g = matmul(matmul(x, W).mul(v.T).mul(2), W.T);
    const expected = g.pow(2).sum({ axis: 1 }).pow(0.5).sub(1).pow(2).sum();
    const found = penalty(x, W, v);
    expectClose(found, expected, { rtol: 1e-12 });
    const gradients = grad(found, [x, W, v]);
    for (const [i, gx] of grad(expected, [x, W, v]).entries())
      expectClose(gradients[i] as Variable, gx, { rtol: 1e-11 });
  });
});

test("the types say how many gradients there are, and whether they exist", () => {
  const [x, w] = [variable(1), variable(2)];
  const y = x.mul(w);
  expectTypeOf(grad(y, x)).toEqualTypeOf<Variable>();
  expectTypeOf(grad(y, x, { createGraph: true })).toEqualTypeOf<Variable>();
  expectTypeOf(grad(y, x, { allowUnused: true })).toEqualTypeOf<Variable | null>();
  expectTypeOf(grad(y, [x, w])).toEqualTypeOf<[Variable, Variable]>();
  expectTypeOf(grad(y, [x, w], { allowUnused: true })).toEqualTypeOf<[Variable | null, Variable | null]>();
  const params: readonly Variable[] = [x, w];
  expectTypeOf(grad(y, params)).toEqualTypeOf<Variable[]>();
});
