import * as nd from "@dz/ndarray";
import { assign } from "@dz/ndarray/memory";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { variable } from "../graph/as-variable.ts";
import { FunctionNode } from "../graph/function-node.ts";
import { Parameter } from "../graph/parameter.ts";
import type { Variable } from "../graph/variable.ts";
import { matmul } from "../ops/matmul.ts";
import { expectClose } from "../testing/close.ts";
import type { BackwardOptions } from "./backward.ts";
import "../ops/operators.ts";

/** Writes new values in place, as an optimizer does. */
function update(p: Parameter, value: nd.NestedArray): void {
  assign(p.pinnedData(), nd.array(value, { dtype: p.dtype }));
}

const refused = (value: string, op: string): nd.StateError =>
  new nd.StateError(
    `backward: ${value} was changed in place after ${op} used it, as optimizer.update() does; call backward before that, or compute the loss again`,
  );

/** The two forms of a backward. */
const ways: [string, BackwardOptions][] = [
  ["on arrays", {}],
  ["in Variables", { createGraph: true }],
];

describe.each(ways)("a backward %s", (_, options) => {
  test("refuses a product whose factor was updated, and changes no gradient", () => {
    const [x, W] = [new Parameter(nd.array([2, 3]), "x"), new Parameter(nd.array([4, 5]), "W")];
    const loss = x.mul(W).sum();
    update(W, [1, 1]);
    expect(() => loss.backward(options)).toThrow(refused("W [2]", "mul"));
    expect([x.grad, W.grad]).toEqual([null, null]);
    x.mul(W).sum().backward(options);
    expect([x.grad?.data.toArray(), W.grad?.data.toArray()]).toEqual([
      [1, 1],
      [2, 3],
    ]);
  });

  test("refuses a view of what was updated, by the name of the whole", () => {
    const W = new Parameter(nd.array([[1, 2]]), "W");
    const loss = matmul(variable([[1, 1]]), W.T).sum();
    update(W, [[0, 0]]);
    expect(() => loss.backward(options)).toThrow(refused("W [1, 2]", "matMul"));
  });

  test("refuses a power, a quotient, and a constant that is a parameter's array", () => {
    const p = new Parameter(nd.array([1, 2]));
    const x = variable([3, 4]);
    const losses = [p.pow(2), x.div(p), x.mul(p.data)].map((y) => y.sum());
    update(p, [5, 6]);
    for (const loss of losses) expect(() => loss.backward(options)).toThrow(/^backward: \[2\] was changed in place/);
  });

  test("does not refuse functions whose gradient needs no value", () => {
    const p = new Parameter(nd.array([[1, 2]]));
    const y = p
      .add(1)
      .sub(p)
      .neg()
      .add(p.T.reshape(1, 2))
      .add(p.getItem(0))
      .add(p.sum({ axis: 0 }));
    update(p, [[5, 6]]);
    y.sum().backward(options);
    expect(p.grad?.data.toArray()).toEqual([[3, 3]]);
  });

  test("does not refuse a numerator: the quotient is kept, and its gradients need no more", () => {
    const [p, x] = [new Parameter(nd.array([1, 2])), variable([4, 5])];
    const y = p.div(x);
    update(p, [5, 6]);
    y.sum().backward(options);
    expectClose(p.grad as Variable, nd.array([1 / 4, 1 / 5]), { rtol: 1e-15 });
    expectClose(x.grad as Variable, nd.array([-1 / 16, -2 / 25]), { rtol: 1e-15 });
  });

  test("does not refuse a weight whose partner is a constant", () => {
    const [W, v, s] = [new Parameter(nd.ones([2, 2])), new Parameter(nd.ones([2])), new Parameter(nd.ones([2]))];
    const row = nd.array([[3, 4]]);
    const y = matmul(row, W)
      .add(v.mul(row))
      .add(s.div(row))
      .add(matmul(nd.array([3, 4]), W));
    for (const p of [W, v, s]) update(p, p.data.ndim === 2 ? [[0, 0], [0, 0]] : [0, 0]); // biome-ignore format: a matrix
    y.sum().backward(options);
    expect(W.grad?.data.toArray()).toEqual([
      [6, 6],
      [8, 8],
    ]);
    expect(v.grad?.data.toArray()).toEqual([3, 4]);
    expect(s.grad?.data.toArray()).toEqual([1 / 3, 1 / 4]);
  });

  test("does not refuse results, nor parameters that the graph does not use", () => {
    const [p, q] = [new Parameter(nd.array([2])), new Parameter(nd.array([3]))];
    const doubled = p.add(p);
    const loss = doubled.mul(doubled);
    update(p, [9]);
    update(q, [9]);
    loss.backward(options);
    expect(p.grad?.item()).toBe(16);
  });

  test("does not refuse gradients that add up, twice through one graph", () => {
    const [x, W] = [new Parameter(nd.array([2])), new Parameter(nd.array([3]))];
    const loss = x.mul(W);
    loss.backward(options);
    loss.backward(options);
    expect([x.grad?.item(), W.grad?.item()]).toEqual([6, 4]);
    x.mul(W).backward(options);
    expect(W.grad?.item()).toBe(6);
  });

  test("does not refuse what is computed after an update from what was computed before", () => {
    const W = new Parameter(nd.array([[0.5]]));
    let h: Variable = variable([[1]]);
    for (let i = 0; i < 4; i++) {
      h = matmul(h, W).add(1);
      W.cleargrad();
      h.sum().backward(options);
      h.unchainBackward();
      h.unchain();
      update(W, [[0.5 + i]]);
    }
    expect(W.grad?.item()).toBeGreaterThan(0);
  });

  test("refuses a result that is a view of what was updated, if the function needs it", () => {
    class Same extends FunctionNode {
      override forward(x: nd.NdArray): nd.NdArray {
        return nd.reshape(x, [-1]);
      }

      override backward(gy: Variable): Variable {
        return gy.mul(this.output(0));
      }
    }
    const p = new Parameter(nd.array([2]), "p");
    const y = new Same().apply(p);
    update(p, [3]);
    expect(() => y.backward(options)).toThrow(refused("p [1]", "same"));
  });
});

describe("views of a parameter that was updated", () => {
  const [fresh, held] = [nd.array([1, 2]), new Parameter(nd.array([3, 4]), "held")];

  /** Two results: a new array, and one that shows the values of a parameter that is no input. */
  class Shows extends FunctionNode {
    override forward(): nd.NdArray[] {
      return [nd.mul(fresh, 1), nd.reshape(held.data, [2])];
    }

    override backward(): Variable {
      return this.output(1).mul(2);
    }
  }

  test("are refused among the results, also beside one that is not", () => {
    const y = new Shows().applyAll(variable([0, 0]))[0] as Variable;
    update(held, [5, 6]);
    expect(() => y.backward()).toThrow(/was changed in place after shows used it/);
  });

  /** A view of the second input. */
  class Second extends FunctionNode {
    override forward(_: nd.NdArray, b: nd.NdArray): nd.NdArray {
      return nd.reshape(b, [2]);
    }

    override backward(gy: Variable): (Variable | null)[] {
      return [null, gy];
    }
  }

  test("have the name of the input that they show", () => {
    const p = new Parameter(nd.array([1, 2]), "p");
    const loss = new Second().apply(variable([0, 0], { name: "other" }), p).mul(variable([1, 1]));
    update(p, [5, 6]);
    expect(() => loss.backward()).toThrow(refused("p [2]", "mul"));
  });
});

test("a gradient's own graph knows what was updated after the first backward", () => {
  const x = new Parameter(nd.array([2]), "x");
  x.pow(3).backward({ createGraph: true });
  const gx = x.grad as Variable;
  x.cleargrad();
  update(x, [5]);
  expect(() => gx.backward()).toThrow(/x \[1\] was changed in place after \w+ used it/);
});

test("values that moved out before they were updated are the old ones, and so are their views", () => {
  const W = new Parameter(nd.array([[1, 2]]), "W");
  const x = variable([[3, 4]]);
  const loss = matmul(x, W.T).sum();
  W.prepareValue(nd.array([[7, 8]])); // as loadWeights does
  W.commit();
  loss.backward();
  expect(x.grad?.data.toArray()).toEqual([[1, 2]]);
  const direct = matmul(x, W.T.T.T).mul(W).sum();
  W.prepareValue(nd.array([[9, 9]]));
  W.commit();
  expect(() => direct.backward()).toThrow(refused("W [1, 2]", "mul"));
});

test("a parameter that is pinned again has no newer values", () => {
  const W = new Parameter(nd.array([2]), "W");
  const loss = W.mul(W);
  W.prepareValue(nd.array([7])); // no memory for the others: the weights are not loaded
  W.pinnedData();
  loss.backward();
  expect(W.grad?.item()).toBe(4);
});

/** A program of random steps; each takes two of the values so far. */
const programs = fc.record({
  steps: fc.array(fc.tuple(fc.nat(5), fc.nat(1000), fc.nat(1000)), { minLength: 1, maxLength: 10 }),
  updated: fc.array(fc.nat(2), { minLength: 1, maxLength: 3 }),
  createGraph: fc.boolean(),
});

const operations: readonly ((a: Variable, b: Variable) => Variable)[] = [
  (a, b) => a.add(b),
  (a, b) => a.sub(b.neg()),
  (a, b) => a.mul(b).mul(0.1),
  (a, b) => a.div(b.mul(b).add(1)),
  (a, b) => matmul(a, b).mul(0.1),
  (a) => a.T.pow(2).mul(0.1),
];

test("an update before a backward: the gradients of the old values, or an error", () => {
  let refusals = 0;
  fc.assert(
    fc.property(programs, ({ steps, updated, createGraph }) => {
      const gradients = (between: (params: readonly Parameter[]) => void): nd.NestedArray[] => {
        const random = new nd.RandomState(3);
        const params = [0, 1, 2].map(() => new Parameter(nd.array(random.uniform(-1, 1, [2, 2]))));
        const values: Variable[] = [...params];
        for (const [op, a, b] of steps) {
          const [left, right] = [a, b].map((i) => values[i % values.length] as Variable) as [Variable, Variable];
          values.push((operations[op] as (typeof operations)[number])(left, right));
        }
        const loss = values.reduce((sum, y) => sum.add(y)).sum();
        between(params);
        loss.backward({ createGraph });
        return params.map((p) => p.grad?.data.toArray() ?? []);
      };
      const expected = gradients(() => {});
      let found: nd.NestedArray[];
      try {
        found = gradients((params) => {
          for (const i of updated) update(params[i] as Parameter, [[9, -9], [4, 2]]); // biome-ignore format: a matrix
        });
      } catch (error) {
        expect(error).toBeInstanceOf(nd.StateError);
        refusals++;
        return;
      }
      expect(found).toEqual(expected);
    }),
    { numRuns: 200 },
  );
  expect(refusals).toBeGreaterThan(20);
  expect(refusals).toBeLessThan(190);
});
