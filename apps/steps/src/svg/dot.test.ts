import { toDot, variable } from "@dz/core";
import { expect, it } from "vitest";
import { parseDot } from "./dot.ts";

it("reads what toDot writes", () => {
  const x = variable(1, { name: "x" });
  const y = x.mul(x);
  y.name = 'a "y"';
  const { nodes, edges } = parseDot(toDot(y, { verbose: false }));
  expect(nodes.map(({ label, isFunction }) => [label, isFunction])).toEqual([
    ["Mul", true],
    ['a "y"', false],
    ["x", false],
  ]);
  const [mul, out, input] = nodes.map(({ id }) => id);
  expect(edges).toEqual([
    [input, mul],
    [input, mul],
    [mul, out],
  ]);
});

it("refuses other lines", () => {
  expect(() => parseDot("digraph g {\nrankdir=LR\n}")).toThrow("parseDot: cannot read the line rankdir=LR");
});
