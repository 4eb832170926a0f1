import { array, clip, type NdArray, ones, sub } from "@dz/ndarray";
import { addScaled, isPinned, usage } from "@dz/ndarray/memory";
import { describe, expect, test } from "vitest";
import { variable } from "./as-variable.ts";
import { Parameter } from "./parameter.ts";
import type { Variable } from "./variable.ts";
import "../ops/operators.ts";

function gradient(p: Parameter, scale: number): void {
  p.cleargrad();
  p.mul(scale).sum().backward();
}

describe("Parameter", () => {
  test("is pinned, and a copy of what it was made from", () => {
    const a = array([1, 2]);
    const p = new Parameter(a, "p");
    expect(isPinned(p.data)).toBe(true);
    addScaled(p.data, ones([2]), 10);
    expect(p.data.toArray()).toEqual([11, 12]);
    expect(a.toArray()).toEqual([1, 2]);
    expect(p.name).toBe("p");
  });

  test("is pinned again after a program has replaced its value", () => {
    const p = Object.assign(new Parameter(array([1, 2])), { data: array([3, 4]) });
    addScaled(p.pinnedData(), ones([2]), 1);
    expect(p.data.toArray()).toEqual([4, 5]);
  });

  test.each([{}, null, 3])("is not updated where a program has set its value to %j", (value) => {
    const p = Object.assign(new Parameter(array([1, 2])), { data: value });
    expect(() => p.pinnedData()).toThrow("Parameter: data is an NdArray, got ");
  });

  test("a value that was prepared comes with commit, and another one goes back with pinnedData", () => {
    const p = new Parameter(array([1, 2]));
    const held = p.data;
    p.prepareValue(array([3, 4]));
    expect(p.data.toArray()).toEqual([1, 2]);
    p.prepareValue(array([5, 6]));
    p.commit();
    expect([held.toArray(), p.data.toArray(), isPinned(p.data)]).toEqual([[1, 2], [5, 6], true]);

    const { pinned } = usage();
    p.prepareValue(ones([1000]));
    expect([p.pinnedData().toArray(), isPinned(p.data)]).toEqual([[5, 6], true]);
    for (let i = 0; i < 10; i++) {
      p.prepareValue(ones([1000]));
      p.pinnedData();
    }
    expect(usage().pinned - pinned).toBeLessThan(16_500); // two blocks, however often
  });

  test("a gradient that was read stays when another is set and written", () => {
    const p = new Parameter(array([1, 2]));
    gradient(p, 2);
    const held = p.grad as Variable;
    p.grad = variable([7, 8]);
    expect(p.writableGradient()?.toArray()).toEqual([7, 8]);
    expect(held.data.toArray()).toEqual([2, 2]);
  });

  test("a view of its value follows an update, as in NumPy", () => {
    const p = new Parameter(array([1, 2]));
    const view = p.data.reshape(2, 1);
    addScaled(p.data, ones([2]), 1);
    expect(view.toArray()).toEqual([[2], [3]]);
  });

  test("its gradient is written to the same bytes as long as nobody reads it", () => {
    const p = new Parameter(array([1, 2]));
    gradient(p, 2);
    const first = p.gradient?.data.ptr;
    gradient(p, 3);
    expect(p.gradient?.data.ptr).toBe(first);
    expect(p.gradient?.data.toArray()).toEqual([3, 3]);
  });

  test("and to the same bytes again after one was read", () => {
    const p = new Parameter(array([1, 2]));
    expect(p.grad).toBeNull();
    gradient(p, 2);
    expect(p.grad?.shape).toEqual([2]);
    gradient(p, 3);
    const block = p.gradient?.data;
    gradient(p, 4);
    expect(p.gradient?.data).toBe(block);
  });

  test("a gradient that was read keeps its values", () => {
    const p = new Parameter(array([1, 2]));
    const read: NdArray[] = [];
    for (let scale = 1; scale <= 50; scale++) {
      gradient(p, scale);
      read.push((p.grad as Variable).data);
    }
    expect(read.map((g) => g.toArray())).toEqual(Array.from({ length: 50 }, (_, i) => [i + 1, i + 1]));
  });

  test("gradients that are not cleared add up", () => {
    const p = new Parameter(array([1, 2]));
    for (let i = 0; i < 3; i++) p.mul(2).sum().backward();
    expect(p.grad?.data.toArray()).toEqual([6, 6]);
    const held = p.grad;
    p.mul(1).sum().backward();
    expect(held?.data.toArray()).toEqual([6, 6]);
    expect(p.grad?.data.toArray()).toEqual([7, 7]);
  });

  test("the dtype of the gradient may change from one backward to the next", () => {
    const p = new Parameter(array([1, 2], { dtype: "float32" }));
    gradient(p, 2);
    expect(p.grad?.dtype).toBe("float32");
    p.cleargrad();
    p.mul(variable([0.1, 0.2]))
      .sum()
      .backward();
    expect(p.grad?.dtype).toBe("float64");
    expect(p.grad?.data.toArray()).toEqual([0.1, 0.2]);
    gradient(p, 3);
    expect(p.grad?.data.toArray()).toEqual([3, 3]);
  });

  test("a matrix gathers the products of all steps", () => {
    const W = new Parameter(
      array([
        [1, 2],
        [3, 4],
      ]),
    );
    const xs = [[[1, 0]], [[0, 1]], [[2, 3]]].map((x) => variable(x));
    const loss = xs.map((x) => x.matmul(W).sum()).reduce((a, b) => a.add(b));
    loss.backward();
    expect(W.grad?.data.toArray()).toEqual([
      [3, 3],
      [4, 4],
    ]);
    expect(xs[2]?.grad?.data.toArray()).toEqual([[3, 7]]);
    loss.cleargrad();
    W.cleargrad();
    W.mul(W).sum().add(loss).backward(); // a product and another gradient
    expect(W.grad?.data.toArray()).toEqual([
      [5, 7],
      [10, 12],
    ]);
  });

  test("hooks write to a gradient of its own", () => {
    const p = new Parameter(array([1, 2]));
    expect(p.writableGradient()).toBeNull();
    const q = variable([3, 4]);
    p.add(q).sum().backward(); // both gradients are the same numbers
    addScaled(p.writableGradient() as NdArray, ones([2]), 10);
    expect(p.grad?.data.toArray()).toEqual([11, 11]);
    expect(q.grad?.data.toArray()).toEqual([1, 1]);
    const given = variable([5, 6]);
    p.grad = given;
    addScaled(p.writableGradient() as NdArray, ones([2]), 10);
    expect(p.grad?.data.toArray()).toEqual([15, 16]);
    expect(given.data.toArray()).toEqual([5, 6]);
  });
});

describe("writing to a gradient", () => {
  test("does not change one that was read before", () => {
    const p = new Parameter(array([1, 2]));
    gradient(p, 2);
    const [held, values] = [p.grad, (p.grad as Variable).data];
    addScaled(p.writableGradient() as NdArray, ones([2]), 10);
    expect([held?.data.toArray(), values.toArray()]).toEqual([
      [2, 2],
      [2, 2],
    ]);
    expect(p.grad?.data.toArray()).toEqual([12, 12]);
  });

  test("goes to the same block as long as nobody reads it", () => {
    const p = new Parameter(array([1, 2]));
    gradient(p, 2);
    const block = p.gradient?.data;
    expect(p.writableGradient()).toBe(block);
    gradient(p, 3);
    expect(p.writableGradient()).toBe(block);
    p.mul(4).sum().backward({ retainGrad: true }); // adds to the gradient, which is not a read by the program
    expect(p.writableGradient()).toBe(block);
  });

  test("does not change one in the graph of another", () => {
    const p = new Parameter(array([1, 2]));
    gradient(p, 2);
    p.pow(3).sum().backward({ createGraph: true });
    const g = p.grad as Variable;
    addScaled(p.writableGradient() as NdArray, ones([2]), 10);
    expect(g.data.toArray()).toEqual([5, 14]);
    expect(g.creator?.inputs.map((x) => x.data.toArray())).toEqual([
      [2, 2],
      [3, 12],
    ]);
  });

  test("is possible after a gradient with a graph, which stays as it is", () => {
    const p = new Parameter(array([1, 2]));
    p.pow(3).sum().backward({ createGraph: true });
    const g = p.grad as Variable;
    addScaled(p.writableGradient() as NdArray, ones([2]), 10);
    expect(g.data.toArray()).toEqual([3, 12]);
    expect(p.grad?.data.toArray()).toEqual([13, 22]);
    p.cleargrad();
    g.sum().backward();
    expect(p.grad?.data.toArray()).toEqual([6, 12]);
  });
});

describe("the value, replaced by a program and pinned again", () => {
  test("is a copy, also of a view of itself", () => {
    const matrix = array([
      [1, 2],
      [3, 4],
    ]);
    const p = new Parameter(matrix);
    const before = p.data;
    p.data = p.data.T;
    addScaled(p.pinnedData(), ones([2, 2]), 10);
    expect(p.data.toArray()).toEqual([
      [11, 13],
      [12, 14],
    ]);
    expect(before.toArray()).toEqual(matrix.toArray());
    p.data = p.data.reshape(4); // another shape
    addScaled(p.pinnedData(), ones([4]), 10);
    expect(p.data.toArray()).toEqual([21, 23, 22, 24]);
  });

  test("leaves what was the value to whoever holds it", () => {
    const p = new Parameter(array([1, 2]));
    const held: NdArray[] = [];
    for (let i = 0; i < 20; i++) {
      held.push(p.data);
      p.data = array([i, i]);
      addScaled(p.pinnedData(), ones([2]), 0.5);
    }
    expect(held.map((a) => a.toArray())).toEqual([[1, 2], ...Array.from({ length: 19 }, (_, i) => [i + 0.5, i + 0.5])]);
  });
});

describe("pinned memory is bounded in a synchronous loop", () => {
  const pinnedBy = (step: (p: Parameter, i: number) => void): number => {
    const p = new Parameter(ones([100, 100]));
    step(p, 0);
    const before = usage().pinned;
    for (let i = 1; i < 1000; i++) step(p, i);
    return usage().pinned - before;
  };
  const BLOCKS = 4 * 80_000;

  test("if gradients are read, also between two backwards that add up", () => {
    const grown = pinnedBy((p) => {
      p.cleargrad();
      p.sum().backward();
      expect(p.grad?.shape).toEqual([100, 100]);
      p.mul(2).sum().backward();
      expect(p.grad?.data.T.shape).toEqual([100, 100]);
    });
    expect(grown).toBeLessThan(BLOCKS);
  });

  test("if the dtype of the gradient changes", () => {
    const x = { float32: variable([1], { dtype: "float32" }), float64: variable([1]) };
    const p = new Parameter(ones([100, 100], { dtype: "float32" }));
    const step = (i: number): void => {
      p.cleargrad();
      p.mul(i % 2 === 0 ? x.float32 : x.float64)
        .sum()
        .backward();
      expect(p.grad?.dtype).toBe(i % 2 === 0 ? "float32" : "float64");
    };
    step(0);
    const before = usage().pinned;
    for (let i = 1; i < 1000; i++) step(i);
    expect(usage().pinned - before).toBeLessThan(BLOCKS);
  });

  test("if a program replaces the value after each update", () => {
    const grown = pinnedBy((p) => {
      addScaled(p.pinnedData(), ones([100, 100]), 0.1);
      p.data = clip(p.data, -1, 1);
    });
    expect(grown).toBeLessThan(BLOCKS);
  });

  test("if a program makes the updates itself", () => {
    const grown = pinnedBy((p) => {
      p.cleargrad();
      p.sum().backward();
      p.data = sub(p.data, (p.grad as Variable).data);
    });
    expect(grown).toBeLessThan(BLOCKS);
  });
});
