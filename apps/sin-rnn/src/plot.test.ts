import { stripVTControlCharacters } from "node:util";
import { expect, test } from "vitest";
import { type PlotOptions, plot } from "./plot.ts";

const wave = (n: number, f: (x: number) => number): Float64Array => Float64Array.from({ length: n }, (_, i) => f(i));
const cosine = wave(999, (i) => Math.cos((i / 999) * 4 * Math.PI));
const flat = (y: number): Float64Array => Float64Array.of(y, y, y);

function draw(options: Partial<PlotOptions>): string[] {
  const text = plot({ prediction: cosine, target: cosine, columns: 40, rows: 8, color: false, ...options });
  expect(text.endsWith("\n")).toBe(true);
  return text.slice(0, -1).split("\n");
}

/** The dots of the curves, row by row: `#` and `.`. */
function dots(lines: readonly string[], rows: number): string[] {
  const grid: string[] = [];
  for (const line of lines.slice(0, rows)) {
    const cells = line.slice(line.search(/[│┤]/) + 1);
    const bits = [
      [0x01, 0x08],
      [0x02, 0x10],
      [0x04, 0x20],
      [0x40, 0x80],
    ];
    for (const row of bits) {
      const text = Array.from(cells, (cell) => {
        const code = cell === " " ? 0 : cell.charCodeAt(0) - 0x2800;
        return row.map((bit) => (code & bit ? "#" : ".")).join("");
      });
      grid.push(text.join(""));
    }
  }
  return grid;
}

test("plot draws a cosine over itself", () => {
  expect(draw({})).toEqual([
    " 1 ┤⠙⢢⡀             ⡴⠋⠙⢦             ⢀⡴⠋",
    "   │  ⢳⡀           ⡼⠁  ⠈⢧           ⢀⡞",
    "   │   ⢳          ⡸⠁    ⠈⢧          ⡞",
    "   │   ⠈⢇        ⢰⠃      ⠘⡆        ⣸⠁",
    " 0 ┤    ⠘⡆      ⢀⡏        ⠹⡀      ⢰⠃",
    "   │     ⠹⡄     ⡞          ⢳     ⢀⠏",
    "   │      ⢳⡀   ⡼⠁           ⢧   ⢀⡞",
    "-1 ┤       ⠱⣄⣠⠞⠁            ⠈⠳⣄⣠⠞",
    "   └────────────────────────────────────",
    "    0                                998",
    "    ⠤⠤⠤ prediction   ⠄⠠⠀ target",
  ]);
});

test("plot draws a rising line from corner to corner", () => {
  const line = wave(8, (i) => i);
  const lines = draw({ prediction: line, target: Float64Array.of(), columns: 7, rows: 2 });
  expect(lines.slice(0, 2).map((text) => text.slice(0, 3))).toEqual(["7 ┤", "0 ┤"]);
  expect(dots(lines, 2)).toEqual([".......#", "......#.", ".....#..", "....#...", "...#", "..#.", ".#..", "#..."]);
});

test("plot without colours dots the target, but not the prediction", () => {
  const none = Float64Array.of();
  const size = { columns: 7, rows: 1 };
  expect(dots(draw({ prediction: none, target: flat(5), ...size }), 1)[2]).toBe("#..#");
  expect(dots(draw({ prediction: flat(5), target: none, ...size }), 1)[2]).toBe("######");
});

test("plot in colour draws the prediction in front of the target, both solid", () => {
  const prediction = Float64Array.of(0, 0, Number.NaN, Number.NaN);
  const [line = ""] = draw({ prediction, target: wave(4, () => 0), columns: 9, rows: 1, color: true });
  const front = (cells: string) => Array.from(cells, (cell) => `\x1b[35m${cell}\x1b[0m`).join("");
  const back = "\x1b[36m⠤\x1b[0m";
  expect(line.slice(line.indexOf("\x1b"))).toBe(front("⠤⠤⠄") + back.repeat(3));
});

test("plot leaves gaps for numbers that are not finite", () => {
  const lines = draw({
    prediction: Float64Array.of(0, Number.NaN, Number.POSITIVE_INFINITY, 1),
    target: Float64Array.of(),
    columns: 5,
    rows: 1,
  });
  expect(dots(lines, 1)).toEqual(["...#", "....", "....", "#..."]);
});

test("plot has a range for flat curves and for those without a finite number", () => {
  const empty = draw({ prediction: wave(9, () => Number.NaN), target: Float64Array.of(), rows: 3 });
  expect(empty.slice(0, 3)).toEqual([" 1 ┤", " 0 ┤", "-1 ┤"]);
  expect(draw({ prediction: flat(5), target: flat(5), rows: 3 }).map((line) => line.slice(0, 4))).toEqual(
    expect.arrayContaining(["10 ┤", " 0 ┤"]),
  );
  expect(draw({ prediction: flat(0), target: flat(0), rows: 3 })[1]).toMatch(/^ 0 ┤/);
});

test.each([30, 31, 45, 79, 100])("plot is at most %d columns wide", (columns) => {
  for (const color of [false, true]) {
    const prediction = wave(999, (i) => -123456.7 * Math.sin(i));
    const lines = draw({ prediction, columns, color }).map(stripVTControlCharacters);
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(columns);
    expect(lines.join("\n")).toMatch(/prediction\s+⠄?⠠?⠀?⠤*\s*target/);
  }
});
