import { toDot, type Variable, variable } from "@dz/core";
import { tanh } from "@dz/functions";
import { SimpleRNN } from "@dz/models";
import { ones } from "@dz/ndarray";
import { expect, it } from "vitest";
import { goldstein } from "../goldstein.ts";
import { parseDot } from "./dot.ts";
import { graphSvg } from "./graph.ts";

interface Box {
  readonly x: number;
  readonly y: number;
  readonly w: number;
}

/** The positions of the boxes and ellipses of a picture. */
function boxesOf(svg: string): Box[] {
  const numbers = (match: RegExpMatchArray): number[] => match.slice(1).map(Number);
  const rects = Array.from(svg.matchAll(/<rect x="([^"]*)" y="([^"]*)" width="([^"]*)" height="26"/g), numbers);
  const ellipses = Array.from(svg.matchAll(/<ellipse cx="([^"]*)" cy="([^"]*)" rx="([^"]*)"/g), numbers);
  return [
    ...rects.map(([x = 0, y = 0, w = 0]) => ({ x: x + w / 2, y: y + 13, w })),
    ...ellipses.map(([x = 0, y = 0, r = 0]) => ({ x, y, w: 2 * r })),
  ];
}

/** Asserts that no two nodes of a picture touch, and that all of them are inside it. */
function expectReadable(svg: string): void {
  const boxes = boxesOf(svg);
  const [, width = 0, height = 0] = (/width="([\d.]+)" height="([\d.]+)"/.exec(svg) ?? []).map(Number);
  for (const [i, a] of boxes.entries()) {
    expect(a.x - a.w / 2).toBeGreaterThanOrEqual(0);
    expect(a.x + a.w / 2).toBeLessThanOrEqual(width);
    expect(a.y + 13).toBeLessThanOrEqual(height);
    for (const b of boxes.slice(i + 1)) {
      if (Math.abs(a.y - b.y) < 26) expect(Math.abs(a.x - b.x)).toBeGreaterThanOrEqual((a.w + b.w) / 2);
    }
  }
}

const dotOf = (y: Variable): string => toDot(y, { verbose: false });

it("draws x² with the input above the function above the output", () => {
  const x = variable(3, { name: "x" });
  const y = x.pow(2);
  y.name = "y";
  const svg = graphSvg(dotOf(y));
  const heights = ["x", "Pow", "y"].map((name) => Number(new RegExp(`y="([\\d.]+)"[^>]*>${name}<`).exec(svg)?.[1]));
  expect(heights).toEqual(heights.toSorted((a, b) => a - b));
  expect(svg.match(/marker-end/g)).toHaveLength(parseDot(dotOf(y)).edges.length);
});

it("draws the function of Goldstein and Price with all of its nodes, none upon another", () => {
  const dot = dotOf(goldstein(variable(1), variable(1)));
  const svg = graphSvg(dot);
  expect(boxesOf(svg)).toHaveLength(parseDot(dot).nodes.length);
  expectReadable(svg);
});

it("draws twelve steps of a recurrent network", () => {
  const model = new SimpleRNN(4, 1);
  let y = variable(0);
  for (let i = 0; i < 12; i++) y = y.add(model.forward(variable(ones([1, 1]))));
  const dot = dotOf(y);
  const svg = graphSvg(dot);
  expect(boxesOf(svg)).toHaveLength(parseDot(dot).nodes.length);
  expectReadable(svg);
});

it("draws the eighth derivative of tanh, which has thousands of nodes", () => {
  const x = variable(1);
  tanh(x).backward({ createGraph: true });
  for (let order = 2; order <= 8; order++) {
    const gx = x.grad as Variable;
    x.cleargrad();
    gx.backward({ createGraph: true });
  }
  const dot = dotOf(x.grad as Variable);
  const boxes = boxesOf(graphSvg(dot));
  expect(boxes.length).toBe(parseDot(dot).nodes.length);
  expect(boxes.length).toBeGreaterThan(5000);
  const sorted = boxes.toSorted((a, b) => a.y - b.y || a.x - b.x);
  for (const [i, b] of sorted.slice(1).entries()) {
    const a = sorted[i] as Box;
    if (a.y === b.y) expect(b.x - a.x).toBeGreaterThanOrEqual((a.w + b.w) / 2);
  }
});

it("escapes names", () => {
  const x = variable(1, { name: "a < b" });
  expect(graphSvg(dotOf(x.neg()))).toContain(">a &lt; b</text>");
});
