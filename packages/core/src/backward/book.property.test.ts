/// <reference types="node" />
/**
 * After any sequence of actions on a graph, dz has the gradients of the book's engine. That engine stands here for
 * single numbers, written after DeZero's `core.py` and without anything of dz.
 */
import "../ops/operators.ts";
import { usage } from "@dz/ndarray/memory";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { variable } from "../graph/as-variable.ts";
import type { Variable } from "../graph/variable.ts";

/** The same inputs each time, unless DZ_RUNS says how many times as many are tried. */
const tries = (numRuns: number): { numRuns: number; seed?: number } => {
  const { DZ_RUNS } = process.env;
  return DZ_RUNS === undefined ? { numRuns, seed: 6 } : { numRuns: numRuns * Number(DZ_RUNS) };
};

/** An operation: its value, and the gradients of its inputs from that of its result. */
interface BookOp {
  readonly value: (...xs: number[]) => number;
  readonly gradients: (gy: number, ...xs: number[]) => readonly number[];
}

/** The operations from which the tests choose. */
const bookOps: Readonly<Record<"add" | "sub" | "mul" | "neg" | "square", BookOp>> = {
  add: { value: (a = 0, b = 0) => a + b, gradients: (gy) => [gy, gy] },
  sub: { value: (a = 0, b = 0) => a - b, gradients: (gy) => [gy, -gy] },
  mul: { value: (a = 0, b = 0) => a * b, gradients: (gy, a = 0, b = 0) => [gy * b, gy * a] },
  neg: { value: (a = 0) => -a, gradients: (gy) => [-gy] },
  square: { value: (a = 0) => a ** 2, gradients: (gy, a = 0) => [2 * a * gy] },
};

interface BookFunction {
  readonly op: BookOp;
  readonly inputs: readonly BookVariable[];
  readonly output: BookVariable;
  readonly generation: number;
}

/** A number in a graph. */
class BookVariable {
  readonly data: number;
  grad: number | null = null;
  creator: BookFunction | null = null;
  generation = 0;

  constructor(data: number) {
    this.data = data;
  }

  unchain(): void {
    this.creator = null;
  }

  unchainBackward(): void {
    if (this.creator === null) return;
    const functions = [this.creator];
    while (functions.length > 0) {
      for (const x of (functions.pop() as BookFunction).inputs) {
        if (x.creator === null) continue;
        functions.push(x.creator);
        x.unchain();
      }
    }
  }

  backward(retainGrad: boolean): void {
    this.grad ??= 1;
    const functions: BookFunction[] = [];
    const seen = new Set<BookFunction>();
    const add = (f: BookFunction): void => {
      if (seen.has(f)) return;
      functions.push(f);
      seen.add(f);
      functions.sort((a, b) => a.generation - b.generation);
    };
    add(this.creator as BookFunction);
    while (functions.length > 0) {
      const f = functions.pop() as BookFunction;
      const gxs = f.op.gradients(f.output.grad as number, ...f.inputs.map((x) => x.data));
      for (const [i, x] of f.inputs.entries()) {
        const gx = gxs[i] as number;
        x.grad = x.grad === null ? gx : x.grad + gx;
        if (x.creator !== null) add(x.creator);
      }
      if (!retainGrad) f.output.grad = null;
    }
  }
}

/** Applies an operation. */
function apply(op: BookOp, inputs: readonly BookVariable[]): BookVariable {
  const output = new BookVariable(op.value(...inputs.map((x) => x.data)));
  const generation = Math.max(...inputs.map((x) => x.generation));
  output.creator = { op, inputs, output, generation };
  output.generation = generation + 1;
  return output;
}

type OpName = keyof typeof bookOps;

const ops: Record<OpName, (a: Variable, b: Variable) => Variable> = {
  add: (a, b) => a.add(b),
  sub: (a, b) => a.sub(b),
  mul: (a, b) => a.mul(b),
  neg: (a) => a.neg(),
  square: (a) => a.pow(2),
};

const unary: readonly OpName[] = ["neg", "square"];

/** The actions. Their numbers choose a value, counted from the last one. */
type Action =
  | { readonly do: "apply"; readonly op: OpName; readonly inputs: readonly [number, number] }
  | { readonly do: "backward"; readonly of: number; readonly way: "arrays" | "retainGrad" | "createGraph" }
  | { readonly do: "unchain" | "unchainBackward" | "cleargrad" | "reset"; readonly of: number };

const of = fc.nat({ max: 6 });
const action: fc.Arbitrary<Action> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constant("apply" as const),
      op: fc.constantFrom(...(Object.keys(ops) as OpName[])),
      inputs: fc.tuple(of, of),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant("backward" as const),
      of,
      way: fc.constantFrom("arrays" as const, "retainGrad" as const, "createGraph" as const),
    }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constantFrom("unchain" as const, "unchainBackward" as const), of }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constantFrom("cleargrad" as const, "reset" as const), of }) },
);

/** The two engines side by side. */
class Pair {
  readonly dz: Variable[] = [variable(1.5), variable(-0.5), variable(2)];
  readonly book = [1.5, -0.5, 2].map((x) => new BookVariable(x));

  perform(action: Action): void {
    const last = this.dz.length - 1;
    const at = (back: number): number => Math.max(last - back, 0);
    if (action.do === "apply") {
      const [i, j] = action.inputs.map(at) as [number, number];
      const [a, b] = [this.dz[i] as Variable, this.dz[j] as Variable];
      const inputs = (unary.includes(action.op) ? [i] : [i, j]).map((k) => this.book[k] as BookVariable);
      const result = apply(bookOps[action.op], inputs);
      if (Math.abs(result.data) > 1e6) return;
      this.dz.push(ops[action.op](a, b));
      this.book.push(result);
      return;
    }
    const [x, y] = [this.dz[at(action.of)] as Variable, this.book[at(action.of)] as BookVariable];
    if (action.do === "backward") {
      if (y.creator === null) {
        expect(() => x.backward()).toThrow("backward: this Variable has no creator");
        return;
      }
      x.backward(action.way === "arrays" ? {} : { [action.way]: true });
      y.backward(action.way === "retainGrad");
    } else if (action.do === "reset") {
      for (const v of this.dz) v.cleargrad();
      for (const v of this.book) v.grad = null;
    } else {
      x[action.do]();
      if (action.do === "cleargrad") y.grad = null;
      else y[action.do]();
    }
  }

  compare(): void {
    for (const [i, x] of this.dz.entries()) {
      const y = this.book[i] as BookVariable;
      expect(x.creator === null, `whether value ${i} has a creator`).toBe(y.creator === null);
      const grad = x.gradient === null ? null : x.gradient.item();
      if (y.grad === null || grad === null) expect(grad, `the gradient of value ${i}`).toBe(y.grad);
      else if (!(Math.abs(grad - y.grad) <= 1e-9 * (1 + Math.abs(y.grad)))) expect(grad, `value ${i}`).toBe(y.grad);
    }
  }
}

describe("the engine of the book", () => {
  test("the graph of step 16: a value that is used twice", () => {
    const x = new BookVariable(2);
    const a = apply(bookOps.mul, [x, x]);
    const y = apply(bookOps.add, [apply(bookOps.mul, [a, a]), apply(bookOps.mul, [a, a])]);
    y.backward(false);
    expect([y.data, x.grad, a.grad, y.grad]).toEqual([32, 64, null, null]);
    y.backward(true);
    expect([x.grad, a.grad, y.grad]).toEqual([128, 16, 1]);
  });

  test("unchain cuts one value, unchainBackward everything behind the inputs", () => {
    const x = new BookVariable(3);
    const a = apply(bookOps.neg, [x]);
    const b = apply(bookOps.sub, [a, x]);
    const y = apply(bookOps.mul, [apply(bookOps.square, [b]), a]);
    a.unchain();
    y.backward(false);
    // y = (a - x)² a with a = -3 constant: dy/dx = -2 (a - x) a, dy/da = 2 (a - x) a + (a - x)²
    expect([x.grad, a.grad]).toEqual([-36, 72]);
    y.unchainBackward();
    expect([a.creator, b.creator]).toEqual([null, null]);
    expect(y.creator).not.toBeNull();
  });
});

describe("against the engine of the book", () => {
  test("values, backwards and unchains in any order", () => {
    fc.assert(
      fc.property(fc.array(action, { minLength: 1, maxLength: 24 }), (actions) => {
        const pair = new Pair();
        for (const each of actions) {
          pair.perform(each);
          pair.compare();
        }
        expect(usage().private).toBe(0);
      }),
      tries(400),
    );
  });

  test("a backward from every value in turn, three ways, in a graph that is not cut", () => {
    const graph = fc.array(
      fc.record({
        do: fc.constant("apply" as const),
        op: fc.constantFrom(...(Object.keys(ops) as OpName[])),
        inputs: fc.tuple(of, of),
      }),
      { minLength: 3, maxLength: 12 },
    );
    fc.assert(
      fc.property(
        graph,
        fc.constantFrom("arrays" as const, "retainGrad" as const, "createGraph" as const),
        (actions, way) => {
          const pair = new Pair();
          for (const each of actions) pair.perform(each);
          for (let back = 0; back < 6; back++) {
            pair.perform({ do: "backward", of: back, way });
            pair.compare();
          }
        },
      ),
      tries(100),
    );
  });
});

test("generations that lie far apart: values of unchained ones beside those of new leaves", () => {
  const loss = (kept: number): [Variable, Variable[]] => {
    const [h, x, y] = [variable(0.1), variable(0.7), variable(1.3)];
    h.generation = kept; // as unchain leaves it
    const [a, b] = [h.mul(x), x.mul(y)];
    const [c, d] = [a.add(b).mul(a), b.mul(x).sub(y)];
    return [c.mul(d).add(a.mul(y)).add(b), [h, x, y]];
  };
  const gradients = (kept: number): unknown[] => {
    const [y, leaves] = loss(kept);
    y.backward();
    return leaves.map((leaf) => leaf.grad?.item());
  };
  for (const kept of [1_000_000, 1_000_000_000]) expect(gradients(kept)).toEqual(gradients(2000));
});
