import type { BarChart } from "@dz/probes";
import { expect, test } from "vitest";
import { widthOf } from "../width.ts";
import { barsFigure } from "./bars-figure.ts";
import type { Style } from "./style.ts";

const name = (text: string) => ({ key: "text", values: { text } }) as const;
const losses: BarChart = {
  kind: "bars",
  title: name("Losses"),
  value: { label: { key: "loss" }, log: true },
  bars: [
    { name: { key: "theNetwork" }, value: 0.003, low: 0.002, high: 0.005, main: true },
    { name: name("the last value again"), value: 7.9e-5 },
    { name: name("a run that diverged"), value: Number.NaN },
  ],
};
const style: Style = { columns: 80, rows: 8, color: false, language: "en" };

test("bars with an interval on a logarithmic axis, on 80 columns", () => {
  expect(barsFigure(losses, style)).toMatchInlineSnapshot(`
    [
      "mean squared error, logarithmic",
      "> the network          ⣿⣿⣿⣿⣿⣿⣿⣿⣿⣿⣿⣿⣿⣿⣿⣿⣿⣿⣿⣿⣿⣿⣿⣿⣿⣿⣿⣿⣿⣿⠶⠶⠒⠒⠒ 0.003 (0.002 – 0.005)",
      "  the last value again ⣿⣿⣿⣿⣿⣿⣿⣿⣿⣿⣿⡇                                       7.9e-5",
      "  a run that diverged                                                          –",
    ]
  `);
});

test("bars on 120 columns", () => {
  expect(barsFigure(losses, { ...style, columns: 120 })).toMatchInlineSnapshot(`
    [
      "mean squared error, logarithmic",
      "> the network          ⣿⣿⣿⣿⣿⣿⣿⣿⣿⣿⣿⣿⣿⣿⣿⣿⣿⣿⣿⣿⣿⣿⣿⣿⣿⣿⣿⣿⣿⣿⣿⣿⣿⣿⣿⣿⣿⣿⣿⣿⣿⣿⣿⣿⣿⣿⣿⣿⣿⣿⣿⣿⣿⣿⣿⣿⣿⣿⣿⣿⣿⣿⣿⣿⠶⠶⠶⠶⠶⠒⠒⠒⠒⠒⠒ 0.003 (0.002 – 0.005)",
      "  the last value again ⣿⣿⣿⣿⣿⣿⣿⣿⣿⣿⣿⣿⣿⣿⣿⣿⣿⣿⣿⣿⣿⣿⣿⣿⣿                                                                  7.9e-5",
      "  a run that diverged                                                                                                  –",
    ]
  `);
});

test("bars on 30 columns have their names above them", () => {
  expect(barsFigure(losses, { ...style, columns: 30, language: "ja" })).toMatchInlineSnapshot(`
    [
      "平均二乗誤差（対数目盛）",
      "> ネットワーク",
      "⣿⣿⣿⣿⣿⣿⣿⠖ 0.003 (0.002 – 0.005)",
      "  the last value again",
      "⣿⣿⡇                     7.9e-5",
      "  a run that diverged",
      "                             –",
    ]
  `);
});

test("on a linear axis bars begin at 0, to both sides", () => {
  const parts: BarChart = {
    ...losses,
    value: { label: { key: "loss" } },
    bars: [
      { name: name("a"), value: -0.5 },
      { name: name("b"), value: 1, low: 0.5, high: 1.5 },
    ],
  };
  expect(barsFigure(parts, { ...style, columns: 40 })).toMatchInlineSnapshot(`
    [
      "mean squared error",
      "a ⣿⣿⣿⣿⣿⣿                            −0.5",
      "b       ⣿⣿⣿⣿⣿⣿⠶⠶⠶⠶⠶⠶⠒⠒⠒⠒⠒⠒ 1 (0.5 – 1.5)",
    ]
  `);
});

test("the bar that is meant has another colour", () => {
  const lines = barsFigure(losses, { ...style, color: true });
  expect(lines[1]).toContain("\x1b[35m⣿");
  expect(lines[2]).toContain("\x1b[36m⣿");
});

test("zeros have no bar, and without a finite number there is no picture", () => {
  const zero = { ...losses, value: { label: { key: "loss" } }, bars: [{ name: name("a"), value: 0 }] } as const;
  expect(barsFigure(zero, style)[1]?.trimEnd()).toMatch(/^a {10,}0$/);
  const empty = { ...losses, bars: [{ name: name("a"), value: Number.NaN }] };
  expect(barsFigure(empty, style)).toEqual(["nothing to draw: no value is a finite number"]);
});

test.each([16, 20, 31, 79, 120])("no line is wider than %d columns, if the numbers fit", (columns) => {
  const bars = losses.bars.map(({ name, value }) => ({ name, value }));
  for (const language of ["en", "ja"] as const) {
    const lines = barsFigure({ ...losses, bars }, { ...style, columns, language });
    expect(Math.max(...lines.map(widthOf))).toBeLessThanOrEqual(columns);
  }
});
