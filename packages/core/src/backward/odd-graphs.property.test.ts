/// <reference types="node" />
/** Graphs used in unusual ways: parts that are cut, shared, of other dtypes, changed, or differentiated twice. */
import "../ops/operators.ts";
import * as nd from "@dz/ndarray";
import { assign, release, usage } from "@dz/ndarray/memory";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { noGrad } from "../config.ts";
import { variable } from "../graph/as-variable.ts";
import { FunctionNode } from "../graph/function-node.ts";
import { Parameter } from "../graph/parameter.ts";
import { Variable } from "../graph/variable.ts";
import { difference } from "../testing/close.ts";
import type { BackwardOptions } from "./backward.ts";

/** The same inputs each time, unless DZ_RUNS says how many times as many are tried. */
const tries = (numRuns: number): { numRuns: number; seed?: number } => {
  const { DZ_RUNS } = process.env;
  return DZ_RUNS === undefined ? { numRuns, seed: 6 } : { numRuns: numRuns * Number(DZ_RUNS) };
};

const ways: BackwardOptions[] = [{}, { retainGrad: true }, { createGraph: true }];
const values = (x: Variable | null): unknown => x?.data.toArray() ?? null;

/** A step of a chain of matrices [2, 3] and [3, 3], with leaves of its own. */
const steps: Record<string, (x: Variable, row: Variable, square: Variable) => Variable> = {
  add: (x, row) => x.add(row),
  mul: (x, row) => x.mul(row),
  matmul: (x, _, square) => x.matmul(square),
  pow: (x) => x.pow(2),
  "sum and broadcast": (x, row) => x.sum({ axis: 0 }).add(row).add(x),
  transpose: (x, row, square) => square.matmul(x.T).T.sub(row),
  getItem: (x) => x.getItem(nd.slice(null, null, -1), [2, 0, 2]),
};

const chain = fc.record({
  names: fc.array(fc.constantFrom(...Object.keys(steps)), { minLength: 1, maxLength: 6 }),
  seed: fc.nat({ max: 2 ** 30 }),
  cut: fc.nat({ max: 5 }),
  way: fc.constantFrom(...ways),
  kind: fc.constantFrom("leaf", "parameter"),
  dtypes: fc.tuple(
    fc.constantFrom("float32" as const, "float64" as const),
    fc.constantFrom("float32" as const, "float64" as const),
    fc.constantFrom("float32" as const, "float64" as const),
  ),
});

type Chain = typeof chain extends fc.Arbitrary<infer T> ? T : never;

/** x, row and square. */
function leavesOf({ seed, kind, dtypes }: Chain): [Variable, Variable, Variable] {
  const random = new nd.RandomState(seed);
  return [[2, 3], [3], [3, 3]].map((shape, i) => {
    const data = nd.array(random.uniform(-1, 1, shape), { dtype: dtypes[i] as nd.DType });
    return kind === "leaf" ? new Variable(data) : new Parameter(data);
  }) as [Variable, Variable, Variable];
}

/** All values of the chain; the last one is its sum. */
function build({ names }: Chain, [x, row, square]: readonly [Variable, Variable, Variable]): Variable[] {
  const all = [x];
  for (const name of names) all.push((steps[name] as (typeof steps)[string])(all.at(-1) as Variable, row, square));
  return [...all, (all.at(-1) as Variable).sum()];
}

function expectClose(actual: readonly (Variable | null)[], expected: readonly (Variable | null)[], rtol: number): void {
  for (const [i, a] of actual.entries()) {
    const e = expected[i] as Variable | null;
    if (a === null || e === null) expect(a, `gradient ${i}`).toBe(e);
    else {
      expect(a.dtype).toBe(e.dtype);
      expect(difference(a, e, { rtol, atol: rtol })).toBeNull();
    }
  }
}

describe("a graph that is cut", () => {
  test("in the middle has the gradients of one that begins there, and the part behind keeps its own", () => {
    fc.assert(
      fc.property(chain, (c) => {
        const leaves = leavesOf(c);
        const all = build(c, leaves);
        const at = c.cut % (all.length - 1);
        const middle = all[at] as Variable;
        const y = all.at(-1) as Variable;
        middle.unchain();
        y.backward(c.way);

        // The same from the start: the front part on a copy of the middle, as a leaf.
        const [, row, square] = leavesOf(c);
        const begin = at === 0 ? (leavesOf(c)[0] as Variable) : new Variable(middle.data);
        const front = build({ ...c, names: c.names.slice(at) }, [begin, row, square]);
        (front.at(-1) as Variable).backward(c.way);
        expectClose([middle.grad, leaves[1].grad, leaves[2].grad], [begin.grad, row.grad, square.grad], 0);
        if (at > 0) expect(leaves[0].grad).toBeNull();
      }),
      tries(150),
    );
  });

  test("between two backwards: the second one stops where it was cut", () => {
    fc.assert(
      fc.property(chain, (c) => {
        const leaves = leavesOf(c);
        const all = build(c, leaves);
        const y = all.at(-1) as Variable;
        y.backward(c.way);
        const first = values(leaves[0].grad);
        for (const x of leaves) x.cleargrad();
        if (c.way.retainGrad) for (const x of all) x.cleargrad();
        y.unchainBackward();
        const input = (y.creator as FunctionNode).input(0);
        y.backward(c.way);
        expect(values(input.grad)).toEqual(nd.ones([...input.shape], { dtype: input.dtype }).toArray());
        if (all.length > 2) expect(leaves[0].grad).toBeNull();
        else expect(values(leaves[0].grad)).toEqual(first);
      }),
      tries(60),
    );
  });

  test("at one of two outputs: what that collects is its own", () => {
    class Halves extends FunctionNode {
      override forward(x: nd.NdArray): nd.NdArray[] {
        return [nd.getItem(x, nd.slice(0, 2)), nd.getItem(x, nd.slice(2))];
      }

      override backward(...gys: (Variable | null)[]): Variable {
        const parts = gys.map((gy, i) => gy?.data ?? nd.zerosLike(this.output(i).data));
        return new Variable(nd.concat(parts));
      }
    }
    for (const way of ways) {
      const x = variable([1, 2, 3, 4]);
      const [a, b] = new Halves().applyAll(x) as [Variable, Variable];
      const product = a.mul(b);
      const y = product.sum();
      a.unchain();
      y.backward(way);
      expect(values(a.grad)).toEqual([3, 4]);
      expect(values(x.grad)).toEqual([0, 0, 1, 2]);
      b.unchain();
      for (const v of [a, b, product, x, y]) v.cleargrad();
      y.backward(way);
      expect([values(b.grad), x.grad]).toEqual([[1, 2], null]);
    }
  });

  test("behind a gradient: it becomes a constant", () => {
    const x = variable(3);
    x.mul(x).mul(x).backward({ createGraph: true });
    const gx = x.grad as Variable;
    x.cleargrad();
    const cut = new Variable(gx.data);
    gx.mul(cut).backward();
    expect(x.grad?.item()).toBe(27 * 18);
    gx.unchain();
    x.cleargrad();
    gx.mul(x).backward();
    expect([x.grad?.item(), gx.grad?.item()]).toEqual([27, 3]);
  });
});

describe("dtypes and values", () => {
  test("of any mixture: the three ways give gradients of one dtype, and the same numbers", () => {
    fc.assert(
      fc.property(chain, (c) => {
        const gradients = ways.map((way) => {
          const leaves = leavesOf(c);
          (build(c, leaves).at(-1) as Variable).backward(way);
          return leaves.map((x) => x.grad);
        });
        const rtol = c.dtypes.includes("float32") ? 1e-4 : 1e-12;
        expectClose(gradients[1] as Variable[], gradients[0] as Variable[], rtol);
        expectClose(gradients[2] as Variable[], gradients[0] as Variable[], rtol);
      }),
      tries(120),
    );
  });

  test("the same graph gives the same bits again, also under noGrad and after a release", () => {
    fc.assert(
      fc.property(chain, (c) => {
        const bits = (disturb: () => void): unknown[] => {
          const leaves = leavesOf(c);
          const y = build(c, leaves).at(-1) as Variable;
          disturb();
          y.backward(c.way);
          disturb();
          return [y.item(), ...leaves.map((x) => values(x.grad))];
        };
        const first = bits(() => undefined);
        expect(bits(() => undefined)).toEqual(first);
        expect(bits(release)).toEqual(first);
        const silent = noGrad(() => build(c, leavesOf(c)).at(-1) as Variable);
        expect([silent.creator, silent.item()]).toEqual([null, first[0]]);
        expect(usage().private).toBe(0);
      }),
      tries(80),
    );
  });

  test.each(ways)("a value that is replaced between forward and backward is the one that counts (%o)", (way) => {
    const [x, y] = [variable([1, 2]), variable([3, 4])];
    const z = x.mul(y).sum();
    y.data = nd.array([30, 40]);
    z.backward(way);
    expect([z.item(), values(x.grad), values(y.grad)]).toEqual([11, [30, 40], [1, 2]]);
  });

  test.each(ways)("a parameter that is written between forward and backward is refused where it counts (%o)", (way) => {
    const [w, x] = [new Parameter(nd.array([1, 2])), variable([3, 4])];
    const [product, sum] = [w.mul(x).sum(), w.add(x).sum()];
    assign(w.pinnedData(), nd.array([10, 20]));
    expect(() => product.backward(way)).toThrow("[2] was changed in place after mul used it");
    expect([x.grad, w.grad]).toEqual([null, null]);
    sum.backward(way);
    expect([values(x.grad), values(w.grad)]).toEqual([
      [1, 1],
      [1, 1],
    ]);
  });

  test.each(ways)("what was taken out of the graph before it was written stays as it was (%o)", (way) => {
    const [w, x] = [new Parameter(nd.array([1, 2])), variable([3, 4])];
    const held = w.data.reshape(2, 1);
    const copied = nd.copy(w.data);
    x.mul(copied).sum().backward(way);
    const gradient = x.grad;
    assign(w.pinnedData(), nd.array([10, 20]));
    expect([values(gradient), copied.toArray(), held.toArray()]).toEqual([
      [1, 2],
      [1, 2],
      [[10], [20]],
    ]);
  });
});

describe("asked again", () => {
  test.each(ways)("a backward twice adds up, cleargrad starts anew, and a gradient that was held stays (%o)", (way) => {
    for (const x of [variable([1, 2]), new Parameter(nd.array([1, 2]))]) {
      const y = x.mul(x).sum();
      y.backward(way);
      const held = x.grad;
      expect(values(held)).toEqual([2, 4]);
      y.cleargrad();
      for (const input of [y, ...(y.creator as FunctionNode).inputs]) input.cleargrad();
      y.backward(way);
      expect([values(x.grad), values(held)]).toEqual([
        [4, 8],
        [2, 4],
      ]);
      x.cleargrad();
      for (const input of [y, ...(y.creator as FunctionNode).inputs]) input.cleargrad();
      y.backward(way);
      expect([values(x.grad), values(held)]).toEqual([
        [2, 4],
        [2, 4],
      ]);
    }
  });

  test("third derivatives, each from the one before", () => {
    const x = variable([0.5, -2]);
    let y = x.pow(5).add(x.mul(x).mul(x));
    const expected = [
      (v: number) => 5 * v ** 4 + 3 * v ** 2,
      (v: number) => 20 * v ** 3 + 6 * v,
      (v: number) => 60 * v ** 2 + 6,
      (v: number) => 120 * v,
    ];
    for (const f of expected) {
      x.cleargrad();
      y.backward({ createGraph: true });
      y = x.grad as Variable;
      expect(values(y)).toEqual([0.5, -2].map((v) => expect.closeTo(f(v), 9)));
    }
  });

  test.each([variable(1), noGrad(() => variable(1).mul(2))])(
    "a backward from a value without a creator says so",
    (x) => {
      expect(() => x.backward()).toThrow(/^backward: this Variable has no creator/);
      expect(x.grad).toBeNull();
    },
  );
});
