/** Graphs so deep or so wide that a recursion would overflow the stack, and anything but a linear walk would not end. */
import "../ops/operators.ts";
import { array, type NdArray, ones, zeros } from "@dz/ndarray";
import { usage } from "@dz/ndarray/memory";
import { afterEach, describe, expect, test } from "vitest";
import { toDot } from "../debug/dot.ts";
import { variable } from "../graph/as-variable.ts";
import { FunctionNode } from "../graph/function-node.ts";
import { Parameter } from "../graph/parameter.ts";
import type { Variable } from "../graph/variable.ts";
import type { BackwardOptions } from "./backward.ts";
import type { GradientSink } from "./gradient-sink.ts";

/** Several times what a stack holds. */
const DEEP = 50_000;

let visits = 0;

/** `x + y`, which counts how often a backward visits it. */
class Counted extends FunctionNode {
  override forward(x: NdArray): NdArray {
    visits++;
    return x;
  }

  override backward(gy: Variable): Variable[] {
    visits++;
    return this.inputs.map(() => gy);
  }

  backwardArrays(sink: GradientSink, gy: NdArray): void {
    visits++;
    for (let i = 0; i < this.inputs.length; i++) sink.add(i, gy);
  }
}

function chain(x: Variable, depth: number): Variable {
  let y = x;
  for (let i = 0; i < depth; i++) y = new Counted().apply(y);
  return y;
}

afterEach(() => {
  expect(usage().private).toBe(0);
});

const ways: BackwardOptions[] = [{}, { retainGrad: true }, { createGraph: true }];

describe.each(ways)("backward(%o)", (options) => {
  test("visits each node of a chain of 50,000 once", () => {
    const x = variable([1, 2]);
    const y = chain(x, DEEP);
    visits = 0;
    y.backward(options);
    expect(visits).toBe(DEEP);
    expect(x.grad?.data.toArray()).toEqual([1, 1]);
  });

  test("a sum of 10,000 terms, of leaves of their own and of one", () => {
    const [shared, leaves] = [variable(2), Array.from({ length: 10_000 }, (_, i) => variable(i))];
    const total = leaves.map((x) => x.mul(shared)).reduce((a, b) => a.add(b));
    total.backward(options);
    expect(leaves.map((x) => x.grad?.item())).toEqual(leaves.map(() => 2));
    expect(shared.grad?.item()).toBe((9_999 * 10_000) / 2);
  });

  test("one value that 10,000 functions use, and one function with 1,000 inputs", () => {
    const x = variable(3);
    const y = Array.from({ length: 10_000 }, () => x.neg()).reduce((a, b) => a.add(b));
    y.backward(options);
    expect(x.grad?.item()).toBe(-10_000);
    const many = Array.from({ length: 1000 }, (_, i) => (i % 2 === 0 ? variable(1) : x));
    x.cleargrad();
    new Counted().apply(...many).backward(options);
    expect(x.grad?.item()).toBe(500);
    expect(many[0]?.grad?.item()).toBe(1);
  });

  test("10,000 diamonds in a row, which have 2^10000 paths", () => {
    const x = variable(1);
    let y: Variable = x;
    for (let i = 0; i < 10_000; i++) {
      const a = new Counted().apply(y);
      y = a.mul(0.5).add(a.mul(0.5));
    }
    visits = 0;
    y.backward(options);
    expect(visits).toBe(10_000);
    expect(x.grad?.item()).toBe(1);
  });

  test("a ladder: each value from the two before it", () => {
    const x = variable(1);
    let [a, b]: [Variable, Variable] = [x, x.mul(1)];
    for (let i = 0; i < 10_000; i++) [a, b] = [b, a.mul(0.5).add(b.mul(0.5))];
    b.backward(options);
    expect(x.grad?.item()).toBeCloseTo(1, 12);
  });

  test("a parameter that 10,000 steps share", () => {
    const w = new Parameter(array([0.5, -0.5]));
    let y = variable([0, 0]);
    for (let i = 0; i < DEEP / 10; i++) y = y.mul(0).add(w);
    y.backward(options);
    expect(w.grad?.data.toArray()).toEqual([1, 1]);
  });
});

describe("a chain of 50,000", () => {
  test("has a second derivative", () => {
    const x = variable(1.5);
    let y = x.mul(x);
    for (let i = 0; i < DEEP; i++) y = y.mul(1);
    y.backward({ createGraph: true });
    const gx = x.grad as Variable;
    expect(gx.item()).toBe(3);
    x.cleargrad();
    gx.backward({ createGraph: true });
    expect(x.grad?.item()).toBe(2);
  });

  test("can be cut, behind the end and in the middle, and what was cut goes its own way", () => {
    const x = variable(1);
    const middle = chain(x, DEEP);
    const y = chain(middle, DEEP);
    middle.unchain();
    visits = 0;
    y.backward();
    expect([visits, middle.grad?.item(), x.grad]).toEqual([DEEP, 1, null]);
    y.unchainBackward();
    expect((y.creator as FunctionNode).input(0).creator).toBeNull();
    expect(y.generation).toBe(2 * DEEP);
    const again = chain(y, 10);
    visits = 0;
    again.backward();
    expect(visits).toBe(11);
  });

  test("can be drawn: each value and each function once", () => {
    const text = toDot(chain(variable(1), DEEP));
    expect(text.split("\n").length).toBe(2 * DEEP + 1 + 2 * DEEP + 3);
  });

  test("is forgotten when nobody holds its end: memory does not grow from one to the next", () => {
    const sizes: number[] = [];
    for (let round = 0; round < 5; round++) {
      const y = chain(variable(zeros([4])), DEEP / 4).add(ones([4]));
      y.backward();
      y.unchainBackward();
      sizes.push(usage().visible + usage().staged);
    }
    expect(new Set(sizes.slice(1)).size).toBe(1);
  });
});
