import { expect, test } from "vitest";
import { figureLines } from "./figure.ts";

const axis = { label: { key: "loss" } } as const;
const title = { key: "text", values: { text: "A title of some words" } } as const;
const style = { columns: 12, rows: 2, color: false, language: "en" } as const;

test("each kind of chart is drawn below its title, which is wrapped", () => {
  const name = { key: "epoch" } as const;
  const charts = [
    { kind: "lines", title, x: axis, y: axis, lines: [{ name, x: [0, 1], y: [0, 1] }] },
    { kind: "bars", title, value: axis, bars: [{ name, value: 1 }] },
    { kind: "map", title, rows: { ...axis, names: [1] }, columns: { ...axis, names: [1] }, values: [[1]], value: axis },
  ] as const;
  for (const chart of charts) {
    const lines = figureLines(chart, style);
    expect(lines.slice(0, 2)).toEqual(["A title of", "some words"]);
    expect(lines.join("\n")).toMatch(/[⠀-⣿]/);
  }
});
