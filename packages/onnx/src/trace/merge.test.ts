import { broadcastTo, type Variable } from "@dz/core";
import { array, zeros } from "@dz/ndarray";
import { describe, expect, test } from "vitest";
import type { Graph, GraphStep } from "./graph.ts";
import { Mismatch, merge } from "./merge.ts";
import { trace } from "./trace.ts";

/** The graph of a function of a matrix [batch, 2] over several batches. */
function merged(fn: (x: Variable) => Variable): Graph {
  const runs = [2, 3, 5].map((batch) => ({ batch }));
  return merge(
    runs.map(({ batch }) => trace(fn, [array(Array.from({ length: batch }, (_, i) => [i, i + 1]))])),
    runs,
  );
}

const batchOf = ({ shape }: Variable): number => shape[0] as number;

describe("merge", () => {
  test("makes sizes and attributes that vary symbolic", () => {
    const { steps, outputs } = merged((x) => x.reshape(x.size).mul(2));
    expect(String((steps[0] as GraphStep).attributes?.shape)).toBe("2·batch");
    expect(outputs[0]?.shape.join()).toBe("2·batch");
  });

  test("keeps constants, each once", () => {
    const one = array([1, 1]);
    const { steps } = merged((x) => x.add(one).mul(one));
    expect(steps[0]?.inputs[1]?.origin.kind).toBe("constant");
    expect((steps[1] as GraphStep).inputs[1]).toBe(steps[0]?.inputs[1]);
  });

  test("describes constants of one number by that and their shape", () => {
    const { steps } = merged((x) => x.add(zeros([batchOf(x), 1])).div(batchOf(x)));
    expect(steps.map(({ inputs }) => inputs[1]?.origin)).toEqual([
      { kind: "filled", number: 0 },
      { kind: "filled", number: expect.objectContaining({ terms: [{ symbols: ["batch"], coefficient: 1 }] }) },
    ]);
    expect(steps[0]?.inputs[1]?.shape.join()).toBe("batch,1");
  });

  test.each<[string, string, (x: Variable) => Variable]>([
    ["other steps", "parts in one run", (x) => (batchOf(x) > 2 ? x.neg().neg() : x.neg())],
    ["other functions", "where one run has Neg, another has Mul", (x) => (batchOf(x) > 2 ? x.mul(2) : x.neg())],
    [
      "constants of many numbers",
      "made for the size",
      (x) => x.add(array([...Array(batchOf(x)).keys()].map((i) => [i * i]))),
    ],
    ["attributes without a law", "an attribute is 4, 8, 32", (x) => broadcastTo(x.sum(), [2 ** batchOf(x)])],
    ["other axes", "parts in one run", (x) => (batchOf(x) > 2 ? x.reshape(1, x.size) : x.reshape(x.size))],
    ["an input in other places", "other inputs", (x) => (batchOf(x) > 2 ? x.neg().sub(x) : x.sub(x.neg()))],
  ])("refuses %s", (_, message, fn) => {
    let thrown: unknown;
    try {
      merged(fn);
    } catch (error) {
      thrown = error;
    }
    expect(thrown).toBeInstanceOf(Mismatch);
    expect((thrown as Mismatch).why).toContain(message);
  });
});
