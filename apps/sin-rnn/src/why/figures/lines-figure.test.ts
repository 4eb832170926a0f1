import { stripVTControlCharacters } from "node:util";
import type { LineChart } from "@dz/probes";
import { expect, test } from "vitest";
import { widthOf } from "../width.ts";
import { linesFigure } from "./lines-figure.ts";
import type { Style } from "./style.ts";

const name = (text: string) => ({ key: "text", values: { text } }) as const;
const epochs = Array.from({ length: 100 }, (_, i) => i + 1);
const chart: LineChart = {
  kind: "lines",
  title: name("Loss"),
  x: { label: { key: "epoch" } },
  y: { label: { key: "testLoss" }, log: true },
  lines: [
    { name: name("high"), x: epochs, y: epochs.map((x) => 0.2 / x), as: "dashed" },
    { name: name("run"), x: epochs, y: epochs.map((x) => 0.05 / x) },
    { name: name("article"), x: [1, 2, 99, 100], y: [0.07, 0.01, 0.002, Number.NaN], as: "points" },
  ],
};
const style: Style = { columns: 80, rows: 8, color: false, language: "en" };

test("curves on 80 columns, with letters where there are no colours", () => {
  expect(linesFigure(chart, style)).toMatchInlineSnapshot(`
    [
      "test loss, logarithmic",
      "  0.2 ┤⢁",
      "  0.1 ┤c⠂⡀",
      "      │⢱⡀ ⠐ ⠄⡀",
      "      │ ⠑⢄    ⠁⠂⠠ ⠄a",
      " 0.01 ┤c  ⠉⠒⠤⣀⡀      ⠁⠈ ⠁⠂⠐ ⠄⠠ ⠄⠠⢀ ⡀⢀ ⡀",
      "      │       ⠈⠉⠓⠒⠤⠤⢄⣀⣀⡀               ⠁⠈ ⠁⠈ ⠂⠐ ⠂⠐ ⠂⠐⠠ ⠄⠠ ⠄⠠ ⠄⠠ ⡀⢀ ⡀⢀ ⡀⢀ ⡀⢀",
      "0.001 ┤                ⠈⠉⠉⠉⠓⠒⠒⠒⠒⠤⠤⠤⠤⠤⣀⣀⣀⣀⣀⣀b                                ⠁⠈ c",
      " 5e-4 ┤                                    ⠈⠉⠉⠉⠉⠉⠉⠉⠙⠒⠒⠒⠒⠒⠒⠒⠒⠒⠦⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⣀⣀⣀⣀⣀⣀⣀",
      "      └─────────────────────────────────────────────────────────────────────────",
      "       1                                epoch                                100",
      "       a ⠄⠠⠀ high   b ⠤⠤⠤ run   c article",
    ]
  `);
});

test("curves on 120 columns", () => {
  expect(linesFigure(chart, { ...style, columns: 120 })).toMatchInlineSnapshot(`
    [
      "test loss, logarithmic",
      "  0.2 ┤⠁⡀",
      "  0.1 ┤c ⠂⢀",
      "      │⠘⣄   ⠂⠠ ⡀",
      "      │  ⠑⠤⡀    ⠈ ⠁⠂⠐ ⠄⠠ a⢀ ⡀",
      " 0.01 ┤ c  ⠈⠉⠒⠢⠤⣀⣀⡀          ⠈ ⠁⠈ ⠂⠐ ⠂⠐ ⠄⠠ ⠄⠠ ⠄⢀ ⡀⢀ ⡀⢀",
      "      │           ⠈⠉⠉⠒⠒⠒⠤⠤⠤⠤⣄⣀⣀⣀⣀                      ⠁⠈ ⠁⠈ ⠁⠈ ⠁⠈⠐ ⠂⠐ ⠂⠐ ⠂⠐ ⠂⠠ ⠄⠠ ⠄⠠ ⠄⠠ ⠄⠠ ⠄⠠ ⡀⢀ ⡀⢀ ⡀⢀ ⡀⢀ ⡀⢀ ⡀⢀",
      "0.001 ┤                          ⠉⠉⠉⠉⠉⠑⠒⠒⠒⠒⠒⠒⠢⠤⠤⠤⠤⠤⠤⠤⢄⣀⣀⣀⣀⣀⣀⣀⣀⣀b                                                ⠈ ⠁⠈ ⠁c",
      " 5e-4 ┤                                                         ⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠑⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⢄⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀",
      "      └─────────────────────────────────────────────────────────────────────────────────────────────────────────────────",
      "       1                                                    epoch                                                    100",
      "       a ⠄⠠⠀ high   b ⠤⠤⠤ run   c article",
    ]
  `);
});

test("curves on 30 columns, in Japanese", () => {
  expect(linesFigure(chart, { ...style, columns: 30, language: "ja" })).toMatchInlineSnapshot(`
    [
      "テスト誤差（対数目盛）",
      "  0.2 ┤⡁",
      "  0.1 ┤c",
      "      │⣇⢁",
      "      │⠸⡀⠈a",
      " 0.01 ┤c⠱⡀ ⠈ ⠂⠄⢀",
      "      │  ⠈⠢⢄⡀    ⠁⠈ ⠂⠠ ⠄⠠⢀ ⡀",
      "0.001 ┤     ⠉⠑⠲⠤⢄⣀b         ⠁c",
      " 5e-4 ┤           ⠈⠉⠉⠒⠒⠒⠤⠤⠤⢄⣀⣀",
      "      └───────────────────────",
      "       1     エポック      100",
      "       a ⠄⠠⠀ high   b ⠤⠤⠤ run",
      "       c article",
    ]
  `);
});

test("with colours a curve has its own, and no letter", () => {
  const lines = linesFigure(chart, { ...style, color: true });
  const plain = lines.map(stripVTControlCharacters);
  expect(plain.at(-1)).toMatch(/^ *⠄⠠⠀ high {3}⠤⠤⠤ run {3}o article$/);
  expect(lines.at(-1)).toContain("\x1b[36m⠤⠤⠤ run\x1b[0m");
  expect(lines.join("").split("\x1b[33mo\x1b[0m")).toHaveLength(4); // the points; the legend has its name as well
});

test("a linear axis names 0, one curve has no letter, and many points are dots", () => {
  const xs = Array.from({ length: 400 }, (_, i) => i);
  const waves: LineChart = {
    ...chart,
    y: { label: { key: "loss" } },
    lines: [{ name: name("wave"), x: xs, y: xs.map((x) => Math.sin(x / 30)), as: "points" }],
  };
  expect(linesFigure(waves, { ...style, columns: 50 })).toMatchInlineSnapshot(`
    [
      "mean squared error",
      " 1 ┤   ⣠⠞⠉⠑⢦                ⢀⡴⠋⠉⠲⡀",
      "   │  ⡼⠁    ⢳⡀             ⢠⠎    ⠘⣆              ⡴",
      "   │ ⡼⠁      ⢳⡀           ⢠⠏      ⠘⡆            ⡜⠁",
      "   │⡼⠁        ⢳          ⢀⠏        ⠘⡄          ⡼⠁",
      " 0 ┤⠁          ⢣        ⢀⡎          ⠸⡄        ⣰⠃",
      "   │           ⠈⢧      ⢀⡞            ⠹⡄      ⣰⠃",
      "   │            ⠈⢧    ⢀⠞              ⠹⡄    ⣰⠃",
      "−1 ┤              ⠱⢄⣀⡴⠋                ⠘⠦⣀⣠⠞⠁",
      "   └──────────────────────────────────────────────",
      "    0                  epoch                   399",
      "    ⠄⠠⠀ wave",
    ]
  `);
});

test("without a number that has a place there is no picture", () => {
  const empty = { ...chart, lines: [{ name: name("a"), x: [1, 2], y: [Number.NaN, 0] }] };
  expect(linesFigure(empty, style)).toEqual(["nothing to draw: no value is a finite number"]);
  expect(linesFigure({ ...chart, lines: [] }, style)).toHaveLength(1);
});

test.each([20, 31, 79, 120])("no line is wider than %d columns", (columns) => {
  for (const color of [true, false]) {
    const lines = linesFigure(chart, { ...style, columns, color, language: "ja" });
    expect(Math.max(...lines.map(widthOf))).toBeLessThanOrEqual(columns);
  }
});
