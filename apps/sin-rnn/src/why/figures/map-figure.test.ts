import type { MapChart } from "@dz/probes";
import { expect, test } from "vitest";
import { widthOf } from "../width.ts";
import { mapFigure } from "./map-figure.ts";
import type { Style } from "./style.ts";

const name = (text: string) => ({ key: "text", values: { text } }) as const;
const phases = ["0 π", "0.25 π", "0.5 π", "0.75 π", "1 π", "1.25 π", "1.5 π", "1.75 π"];
const chart: MapChart = {
  kind: "map",
  title: name("Map"),
  rows: { label: name("periods"), names: [1, 2, 4] },
  columns: { label: name("start phase"), names: phases },
  values: [0, 1, 2].map((row) => phases.map((_, i) => (row === 1 && i === 3 ? Number.NaN : 10 ** ((row * i) / 7)))),
  value: { label: name("ratio"), log: true },
};
const style: Style = { columns: 80, rows: 8, color: false, language: "en" };

test("cells are shaded by their values, on 80 columns", () => {
  expect(mapFigure(chart, style)).toMatchInlineSnapshot(`
    [
      "periods \\ start phase",
      "  0 π     0.25 π  0.5 π   0.75 π  1 π     1.25 π  1.5 π   1.75 π",
      "1 ⠂⠂⠂⠂⠂⠂⠂⠂⠂⠂⠂⠂⠂⠂⠂⠂⠂⠂⠂⠂⠂⠂⠂⠂⠂⠂⠂⠂⠂⠂⠂⠂⠂⠂⠂⠂⠂⠂⠂⠂⠂⠂⠂⠂⠂⠂⠂⠂⠂⠂⠂⠂⠂⠂⠂⠂⠂⠂⠂⠂⠂⠂⠂⠂",
      "2 ⠂⠂⠂⠂⠂⠂⠂⠂⠂⠂⠂⠂⠂⠂⠂⠂⠂⠂⠂⠂⠂⠂⠂⠂????????⠒⠒⠒⠒⠒⠒⠒⠒⠖⠖⠖⠖⠖⠖⠖⠖⠖⠖⠖⠖⠖⠖⠖⠖⠶⠶⠶⠶⠶⠶⠶⠶",
      "4 ⠂⠂⠂⠂⠂⠂⠂⠂⠂⠂⠂⠂⠂⠂⠂⠂⠒⠒⠒⠒⠒⠒⠒⠒⠖⠖⠖⠖⠖⠖⠖⠖⠶⠶⠶⠶⠶⠶⠶⠶⡷⡷⡷⡷⡷⡷⡷⡷⣿⣿⣿⣿⣿⣿⣿⣿⣿⣿⣿⣿⣿⣿⣿⣿",
      "1 ⠂⠒⠖⠶⡷⣿ 100   ? no value   ratio, logarithmic",
    ]
  `);
});

test("on 26 columns only some names have room", () => {
  expect(mapFigure(chart, { ...style, columns: 26, language: "ja" })).toMatchInlineSnapshot(`
    [
      "periods \\ start phase",
      "  0 π   0.5 π 1 π   1.5 π",
      "1 ⠂⠂⠂⠂⠂⠂⠂⠂⠂⠂⠂⠂⠂⠂⠂⠂⠂⠂⠂⠂⠂⠂⠂⠂",
      "2 ⠂⠂⠂⠂⠂⠂⠂⠂⠂???⠒⠒⠒⠖⠖⠖⠖⠖⠖⠶⠶⠶",
      "4 ⠂⠂⠂⠂⠂⠂⠒⠒⠒⠖⠖⠖⠶⠶⠶⡷⡷⡷⣿⣿⣿⣿⣿⣿",
      "1 ⠂⠒⠖⠶⡷⣿ 100   ? 値なし",
      "ratio（対数目盛）",
    ]
  `);
});

test("where there are more columns than characters, each is the mean of several", () => {
  expect(mapFigure(chart, { ...style, columns: 6 }).slice(2, 5)).toMatchInlineSnapshot(`
    [
      "1 ⠂⠂⠂⠂",
      "2 ⠂⠂⠒⠖",
      "4 ⠂⠖⠶⣿",
    ]
  `);
});

test("cells have a colour where there are any", () => {
  expect(mapFigure(chart, { ...style, color: true })[2]).toBe(`1 \x1b[36m${"⠂".repeat(64)}\x1b[0m`);
});

test("without a value there is no picture", () => {
  const values = chart.values.map((row) => row.map(() => 0));
  expect(mapFigure({ ...chart, values }, style)).toEqual(["nothing to draw: no value is a finite number"]);
});

test.each([26, 40, 79, 120])("no line is wider than %d columns", (columns) => {
  expect(Math.max(...mapFigure(chart, { ...style, columns }).map(widthOf))).toBeLessThanOrEqual(columns);
});
