import { expect, it } from "vitest";
import { regions } from "./regions.ts";

const svg = regions({
  title: "three",
  range: [0, 2],
  side: 2,
  classes: [0, 0, 1, 2],
  points: [
    [0, 0, 1],
    [2, 2, 0],
  ],
});

it("draws one rectangle for each run of equal squares, the first row at the bottom", () => {
  const rects = Array.from(svg.matchAll(/<rect x="([\d.]+)" y="([\d.]+)" width="([\d.]+)"[^>]*fill="(#\w+)"/g), (m) =>
    m.slice(1),
  );
  expect(rects).toEqual([
    ["0", "256", "440", "#0072b2"],
    ["0", "36", "220", "#d55e00"],
    ["220", "36", "220", "#009e73"],
  ]);
});

it("draws the points with y upwards", () => {
  expect(svg).toContain('<circle cx="0" cy="476" r="3" fill="#d55e00"');
  expect(svg).toContain('<circle cx="440" cy="36" r="3" fill="#0072b2"');
  expect(svg).toContain(">three</text>");
});
