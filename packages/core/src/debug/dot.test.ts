import { describe, expect, test } from "vitest";
import { variable } from "../graph/as-variable.ts";
import { toDot } from "./dot.ts";
import "../ops/operators.ts";

describe("toDot", () => {
  test("draws values and functions", () => {
    const x = variable([1, 2], { name: "x" });
    const y = x.mul(x);
    y.name = "y";
    expect(toDot(y)).toBe(`digraph g {
1 [label="Mul", color=lightblue, style=filled, shape=box]
0 [label="y: [2] float64", color=orange, style=filled]
2 [label="x: [2] float64", color=orange, style=filled]
2 -> 1
2 -> 1
1 -> 0
}
`);
  });

  test("draws a leaf", () => {
    expect(toDot(variable(1), { verbose: false })).toBe(`digraph g {
0 [label="", color=orange, style=filled]
}
`);
  });

  test("a value without a name has its shape and dtype alone", () => {
    expect(toDot(variable([1, 2]))).toContain('0 [label="[2] float64", color=orange, style=filled]');
  });

  test("draws what is shared once, and equal graphs alike", () => {
    const draw = (): string => {
      const a = variable(1).mul(2);
      return toDot(a.add(a.neg()));
    };
    expect(draw()).toBe(draw());
    expect(draw().match(/label="Mul"/g)?.length).toBe(1);
  });

  test("quotes names", () => {
    expect(toDot(variable(1, { name: 'a "b" \\ \n c' }), { verbose: false })).toContain('label="a \\"b\\" \\\\ \\n c"');
  });

  test("refuses what is no Variable, and options that there are not", () => {
    expect(() => toDot(3 as never)).toThrow("toDot: expected a Variable, got 3");
    expect(() => toDot(variable(1), { verbos: true } as never)).toThrow(/^toDot: /);
  });
});
