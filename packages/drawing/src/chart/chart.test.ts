import { describe, expect, test } from "vitest";
import { checkMarkup } from "../testing/check-markup.ts";
import { type Chart, drawChart } from "./chart.ts";
import { lineMark, scatterMark } from "./marks.ts";

const chart: Chart = {
  id: "c",
  size: { width: 800, height: 600 },
  title: "Title",
  x: { label: "x" },
  y: { label: "y" },
  marks: [lineMark([0, 1], [0, 1], { color: "#000000", label: "a" })],
};

test("is a document of its own, and the same twice", () => {
  const svg = drawChart(chart);
  expect(svg).toMatch(/^<svg xmlns="http:\/\/www.w3.org\/2000\/svg" viewBox="0 0 800 600" width="800" height="600"/);
  expect(svg).toContain('role="img" aria-label="Title"');
  expect(svg).toContain('<clipPath id="clip-c">');
  checkMarkup(svg);
  expect(drawChart(chart)).toBe(svg);
});

test("all texts are escaped", () => {
  const evil = `</text><script>alert("1")</script>`;
  const svg = drawChart({
    ...chart,
    title: evil,
    subtitle: evil,
    x: { label: evil },
    y: { label: evil, names: [evil] },
    marks: [lineMark([0, 1], [0, 1], { color: "#000000", label: evil })],
  });
  checkMarkup(svg);
  expect(svg).not.toContain("<script");
});

describe("room", () => {
  test("long titles are smaller", () => {
    const size = (title: string) =>
      Number(/font-size="([\d.]+)" text-anchor="middle">/.exec(drawChart({ ...chart, title }))?.[1]);
    expect(size("Title")).toBeCloseTo(27.78, 2);
    expect(size("T".repeat(100))).toBeLessThan(15);
  });
  test("names along the axis move the frame to the right", () => {
    const left = (name: string) =>
      Number(/<rect x="([\d.]+)"/.exec(drawChart({ ...chart, y: { label: "", names: [name] } }))?.[1]);
    expect(left("a")).toBe(100);
    expect(left("a long name of a run")).toBeGreaterThan(180);
  });
});

test("no data, and data that are no numbers", () => {
  for (const values of [[], [Number.NaN], [Number.POSITIVE_INFINITY, 1e300]]) {
    for (const log of [false, true]) {
      const marks = [
        scatterMark(values, values, { color: "#000000", label: "a" }),
        lineMark(values, values, { color: "#000000" }),
      ];
      const svg = drawChart({ ...chart, x: { label: "x", log }, y: { label: "y", log }, marks });
      checkMarkup(svg);
      expect(svg).not.toMatch(/NaN|Infinity/);
    }
  }
});
