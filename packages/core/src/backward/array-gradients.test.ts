/// <reference types="node" />
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import * as nd from "@dz/ndarray";
import { usage } from "@dz/ndarray/memory";
import { describe, expect, test } from "vitest";
import { noGrad } from "../config.ts";
import { variable } from "../graph/as-variable.ts";
import { FunctionNode } from "../graph/function-node.ts";
import { Parameter } from "../graph/parameter.ts";
import type { Variable } from "../graph/variable.ts";
import { difference } from "../testing/close.ts";
import type { GradientSink } from "./gradient-sink.ts";
import "../ops/operators.ts";

/** Records the inputs whose gradients the run needs. */
class Curious extends FunctionNode {
  wanted: boolean[] = [];

  override forward(x: nd.NdArray, y: nd.NdArray): nd.NdArray {
    return nd.add(x, y);
  }

  override backward(gy: Variable): Variable[] {
    return [gy, gy];
  }

  backwardArrays(sink: GradientSink, gy: nd.NdArray): void {
    this.wanted = [sink.wants(0), sink.wants(1)];
    sink.add(0, gy);
    sink.add(1, gy);
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

/** A step of a small recurrent network; the loss of a window of steps. */
function window(W: Parameter, h: Variable, steps: number): { loss: Variable; h: Variable } {
  let loss = variable(0);
  let state = h;
  for (let t = 0; t < steps; t++) {
    state = state
      .matmul(W)
      .mul(0.5)
      .add(variable([[Math.sin(t), 1, Math.cos(t)]]));
    loss = loss.add(state.mul(state).sum());
  }
  return { loss, h: state };
}

describe("gradients on arrays", () => {
  test.each([
    ["many small products and sums, deferred", 40, 1, 8],
    ["as many as are deferred together", 9, 300, 100],
    ["products of many rows", 3, 20, 4],
  ])("%s: as in Variables", (_, steps, rows, width) => {
    const random = new nd.RandomState(0);
    const xs = Array.from({ length: steps }, () => variable(random.randn(rows, width)));
    const gradient = (retainGrad: boolean): nd.NdArray[] => {
      const W = new Parameter(new nd.RandomState(1).randn(width, 3));
      const b = new Parameter(nd.zeros([3]));
      xs.reduce((loss, x) => loss.add(x.matmul(W).add(b).pow(2).sum()), variable(0)).backward({ retainGrad });
      return [W, b].map((p) => (p.grad as Variable).data);
    };
    const expected = gradient(true);
    gradient(false).forEach((g, i) => {
      expect(difference(g, expected[i] as nd.NdArray, { rtol: 1e-12, atol: 1e-9 })).toBeNull();
    });
  });

  test("constants get none and are not asked for", () => {
    const node = new Curious();
    const x = variable([1, 2]);
    node
      .apply(x, nd.array([3, 4]))
      .sum()
      .backward();
    expect(node.wanted).toEqual([true, false]);
    expect(x.grad?.data.toArray()).toEqual([1, 1]);
    expect(node.input(1).grad).toBeNull();
  });

  test("no two gradients share bytes that a hook may write", () => {
    const [p, q] = [new Parameter(nd.ones([3])), new Parameter(nd.ones([3]))];
    p.add(q).sum().backward();
    expect(p.grad?.data.ptr).not.toBe(q.grad?.data.ptr);
  });

  test("a sum of three, and of gradients of two dtypes", () => {
    const x = variable([1, 2], { dtype: "float32" });
    const y = x
      .mul(2)
      .sum()
      .add(x.mul(variable([0.1, 0.2])).sum())
      .add(x.mul(3).sum());
    y.backward();
    expect(x.grad?.dtype).toBe("float64");
    expect(x.grad?.data.toArray()).toEqual([5.1, 5.2]);
  });
});

describe.each([false, true])("gradients that meet at a leaf, a parameter: %s", (isParameter) => {
  const values = nd.array(
    [
      [0.1, 0.2],
      [0.3, 0.4],
    ],
    { dtype: "float32" },
  );
  const row = (dtype: nd.DType): Variable => variable([[0.7, -0.3]], { dtype });
  /** As float64; the gradient comes back as float32. */
  const widened = (x: Variable): Variable => new Cast("float64").apply(x);
  /** Ways to use the leaf, by the dtype of their gradients. */
  const uses: Record<string, (W: Variable) => Variable> = {
    "float32 elements": (W) => widened(W.mul(row("float32"))),
    "float64 elements": (W) => W.mul(row("float64")),
    "float32 product": (W) => widened(row("float32").matmul(W)),
    "float64 product": (W) => row("float64").matmul(W),
    view: (W) => W,
  };
  const pairs = Object.keys(uses).flatMap((a) => Object.keys(uses).map((b) => [a, b] as const));

  test.each(pairs)("%s, then %s: as in Variables", (a, b) => {
    const gradient = (retainGrad: boolean, before: Variable | null): nd.NdArray => {
      const W = isParameter ? new Parameter(values) : variable(values);
      W.grad = before;
      const use = (name: string): Variable => (uses[name] as (W: Variable) => Variable)(W).sum();
      use(b).add(use(a)).add(use(a)).backward({ retainGrad });
      return (W.grad as Variable).data;
    };
    for (const before of [null, variable(values)]) {
      const [actual, expected] = [gradient(false, before), gradient(true, before)];
      expect(actual.dtype).toBe(expected.dtype);
      // Products are added up in another order, at the end.
      expect(difference(actual, expected, { rtol: expected.dtype === "float32" ? 1e-6 : 1e-14 })).toBeNull();
    }
  });
});

test("values that are held survive a thousand windows", () => {
  const W = new Parameter(
    nd.array([
      [0.1, 0.2, 0.3],
      [0.3, 0.1, 0.2],
      [0.2, 0.3, 0.1],
    ]),
  );
  let h = variable([[0, 0, 0]]);
  const held: { value: Variable | nd.NdArray; text: string }[] = [];
  const hold = (...values: (Variable | nd.NdArray)[]): void => {
    for (const value of values) held.push({ value, text: String(value) });
  };
  for (let i = 0; i < 1000; i++) {
    const result = window(W, h, 4);
    h = result.h;
    W.cleargrad();
    result.loss.backward();
    if (i % 10 === 0) hold(result.loss, h, h.data, W.grad as Variable, (W.grad as Variable).data);
    result.loss.unchainBackward();
    if (i % 7 === 0) hold(noGrad(() => h.mul(2)));
  }
  expect(held.length).toBeGreaterThan(600);
  for (const { value, text } of held) expect(String(value)).toBe(text);
});

setFlagsFromString("--expose-gc");
const collect = runInNewContext("gc") as () => void;

/** The bytes that JavaScript has in use after a garbage collection. */
function inUse(): number {
  collect();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}

describe("memory stays bounded in a synchronous loop", () => {
  // What compiled code and the runner take meanwhile, some 3 MB, is no growth of the graph; an object of a step would be.
  const STEPS = 50_000;
  const LEAST_OBJECT = 100;
  const W = new Parameter(nd.full([50, 50], 0.01));
  const step = (): Variable => {
    const h = variable(nd.ones([1, 50]));
    return h.matmul(W).mul(h).sum();
  };
  /**
   * By how many bytes the memory in use grows with each of `count` steps. A collection leaves up to some 20 MB of garbage
   * now and then, so the least of four looks counts before, and of four looks after.
   */
  const run = (count: number, body: (i: number) => void): number => {
    const least = (): number => {
      const looks = [0, 1, 2, 3].map(() => {
        for (let i = 0; i < count / 8; i++) body(i);
        return inUse();
      });
      return Math.min(...looks);
    };
    const before = least();
    for (let i = 0; i < count; i++) body(i);
    return (least() - before) / count;
  };

  test("with the signals of a training", () => {
    const grown = run(STEPS, () => {
      W.cleargrad();
      const loss = step();
      loss.backward();
      loss.unchainBackward();
    });
    expect(grown).toBeLessThan(LEAST_OBJECT);
    expect(usage().private).toBe(0);
  });

  test("without any signal", () => {
    expect(run(STEPS, () => step().backward())).toBeLessThan(LEAST_OBJECT);
    const { visible, private: inside, staged } = usage();
    expect(visible).toBeLessThan(400 * 2 ** 20);
    expect(staged).toBeLessThan(100 * 2 ** 20);
    expect(inside).toBe(0);
  });

  test("with an error in every tenth graph", () => {
    class Fails extends FunctionNode {
      override forward(x: nd.NdArray): nd.NdArray {
        return nd.mul(x, 1);
      }

      override backward(): Variable {
        throw new Error("sometimes");
      }
    }
    const grown = run(STEPS, (i) => {
      W.cleargrad();
      const loss = i % 10 === 0 ? new Fails().apply(step()) : step();
      try {
        loss.backward();
      } catch {
        // the rest of this graph is garbage
      }
      loss.unchainBackward();
    });
    expect(grown).toBeLessThan(LEAST_OBJECT);
    expect(usage().private).toBe(0);
  });
});
