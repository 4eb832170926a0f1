import { type Language, type LineChart, tell } from "@dz/probes";
import { wrapText } from "../wrap-text.ts";
import { Braille } from "./braille.ts";
import { axisNumber, inColor, type Look } from "./look.ts";

const ROWS = 10;

/** A chart of curves in braille characters, with its axes and the names of the curves; empty without a finite point. */
export function drawLines(chart: LineChart, language: Language, look: Look): string[] {
  const on = (log: boolean | undefined, value: number): number => (log ? Math.log10(value) : value);
  const points = chart.lines.map(({ x, y }) =>
    x.map((value, i) => [on(chart.x.log, value), on(chart.y.log, y[i] as number)] as const),
  );
  const finite = points.flat().filter(([x, y]) => Number.isFinite(x) && Number.isFinite(y));
  if (finite.length === 0) return [];
  const [left, right] = range(finite.map(([x]) => x));
  const [low, high] = range(finite.map(([, y]) => y));
  const back = (log: boolean | undefined, value: number): string => axisNumber(log ? 10 ** value : value);
  const [top, bottom] = [back(chart.y.log, high), back(chart.y.log, low)];
  const margin = Math.max(top.length, bottom.length);
  const columns = Math.max(look.columns - margin - 2, 8);
  const surface = new Braille(columns, ROWS);
  const place = ([x, y]: readonly [number, number]): [number, number] => [
    Math.round(((x - left) / (right - left)) * (surface.width - 1)),
    Math.round(((high - y) / (high - low)) * (surface.height - 1)),
  ];
  // The first curve is what the sentence is about, so it is drawn last, over the others.
  for (const [curve, line] of [...chart.lines.entries()].reverse()) {
    const every = look.color ? (line.as === "dashed" ? 3 : 1) : 1 + curve;
    let before: [number, number] | null = null;
    for (const point of points[curve] ?? []) {
      if (!point.every(Number.isFinite)) {
        before = null;
        continue;
      }
      const here = place(point);
      if (line.as === "points") cross(surface, here, curve);
      else surface.line(before ?? here, here, curve, before === null ? 1 : every);
      before = here;
    }
  }
  const lines = Array.from({ length: ROWS }, (_, row) => {
    const label = row === 0 ? top : row === ROWS - 1 ? bottom : "";
    const text = surface.row(row, (cell, curve) => inColor(cell, curve, look)).trimEnd();
    return `${label.padStart(margin)} ${label === "" ? "│" : "┤"}${text}`;
  });
  const indent = " ".repeat(margin + 2);
  const [first, last] = [back(chart.x.log, left), back(chart.x.log, right)];
  lines.push(`${" ".repeat(margin + 1)}└${"─".repeat(columns)}`);
  lines.push(`${indent}${first}${last.padStart(columns - first.length)}`);
  const names = chart.lines.map(({ name, as }, curve) => {
    const sign =
      as === "points" ? "⠪" : look.color ? "⠤⠤" : `⠤${" ".repeat(0)}${curve === 0 ? "⠤" : curve === 1 ? "⠄" : "⠠"}`;
    return `${inColor(sign, curve, look)} ${tell(name, language)}`;
  });
  const axes = `${tell(chart.x.label, language)} → ${tell(chart.y.label, language)}${chart.y.log ? " (log)" : ""}`;
  for (const text of [`${axes}`, names.join("   ")]) lines.push(...legend(text, columns).map((line) => indent + line));
  return lines;
}

/** The names of curves may hold colours, so they are only wrapped where they are without. */
function legend(text: string, columns: number): string[] {
  return text.includes("\x1b") ? [text] : wrapText(text, columns);
}

function cross(surface: Braille, [x, y]: readonly [number, number], curve: number): void {
  for (const [dx, dy] of [
    [0, 0],
    [1, 1],
    [-1, 1],
    [1, -1],
    [-1, -1],
  ] as const) {
    surface.dot(x + dx, y + dy, curve);
  }
}

/** The smallest and the largest value, made different. */
function range(values: readonly number[]): [number, number] {
  let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const value of values) {
    low = Math.min(low, value);
    high = Math.max(high, value);
  }
  return low === high ? [low - (Math.abs(low) || 1), high + (Math.abs(high) || 1)] : [low, high];
}
