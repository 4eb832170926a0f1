import { array } from "@dz/ndarray";
import { expect, it } from "vitest";
import { lineChart, lossChart, pointsOf } from "./line-chart.ts";

const pathsOf = (svg: string): string[] => Array.from(svg.matchAll(/<path d="([^"]*)" fill/g), ([, d]) => d as string);

it("draws lines over axes with numbers and names", () => {
  const svg = lineChart({
    title: "a & b",
    x: "time",
    y: "size",
    lines: [
      {
        name: "up",
        points: [
          [0, 0],
          [10, 1],
        ],
      },
    ],
  });
  // From corner to corner of the area, except its margins.
  expect(pathsOf(svg)).toEqual(["M130.45,513.64L739.55,106.36"]);
  for (const text of ["a &amp; b", "time", "size", "up", "0.2", "10"]) expect(svg).toContain(`>${text}</text>`);
});

it("draws dots, in other colours than the lines", () => {
  const svg = lineChart({
    title: "",
    x: "",
    y: "",
    lines: [
      {
        name: "l",
        points: [
          [0, 0],
          [1, 1],
        ],
      },
    ],
    dots: [{ name: "d", points: [[0, 1]] }],
  });
  expect(svg).toContain('<path d="M130.45 106.36h0" stroke="#d55e00" stroke-width="6" stroke-linecap="round"/>');
  expect(svg).toContain('stroke="#0072b2"');
});

it("leaves out what is not finite, with a gap in the line", () => {
  const points = [
    [0, 0],
    [1, 1],
    [2, Number.NaN],
    [3, 1],
    [4, 0],
  ] as const;
  const svg = lineChart({ title: "", x: "", y: "", lines: [{ name: "", points }] });
  expect(pathsOf(svg)[0]?.match(/[ML]/g)?.join("")).toBe("MLML");
  expect(svg).not.toContain("NaN");
});

it("draws losses of any size, and says which it cannot", () => {
  const svg = lossChart("t", { train: [1.7e308, 5e-324, 1e-300, 1, Number.NaN, -1.7e308] });
  expect(svg).not.toMatch(/NaN|Infinity/);
  expect(svg).toContain(">off scale: not a number</text>");
  expect(svg.length).toBeLessThan(10_000);
  expect(lossChart("t", { train: [5e-324, 5e-324] })).not.toMatch(/NaN|Infinity|off scale/);
});

it("draws axes where there is nothing to draw", () => {
  expect(lineChart({ title: "none", x: "x", y: "y" })).not.toContain("NaN");
});

it("draws losses over epochs", () => {
  const svg = lossChart("t", { train: [1, 0.5], test: [1, 0.6] });
  expect(pathsOf(svg)).toHaveLength(2);
  expect(svg).toContain(">train</text>");
});

it("takes the points of two arrays", () => {
  expect(pointsOf(array([[1], [2]]), array([3, 4]))).toEqual([
    [1, 3],
    [2, 4],
  ]);
});
