import type { LineChart } from "@dz/probes";
import { braille, type Cells, curveCells, type Dot, pointCells } from "../../braille.ts";
import type { Color } from "../../terminal.ts";
import { cutTo, padStart, widthOf } from "../width.ts";
import { marksOf, type Scale, scaleOf } from "./scale.ts";
import { axisName, nameOf, numeral, painted, type Style, told } from "./style.ts";

const colors = ["magenta", "cyan", "yellow", "green", "blue", "red"] as const satisfies readonly Color[];

/** The names of curves where no colour tells them apart. */
const LETTERS = "abcdefghijklmnopqrstuvwxyz";

/** From this many on, points are dots instead of signs. */
const MOST_SIGNS = 30;

/** How a curve is drawn. */
interface Curve {
  readonly name: string;
  /** The braille bits of its cells. */
  readonly cells: Uint8Array;
  readonly color: Color;
  /** What stands in the legend. */
  readonly sample: string;
  /** The letter on it, or at its points; null for none. */
  readonly letter: string | null;
  /** The cells of points with a sign. */
  readonly signs: readonly number[];
}

/** The lines of a figure of curves, as wide as the style says or less. */
export function linesFigure(chart: LineChart, style: Style): string[] {
  const x = scaleOf(
    chart.lines.map((line) => line.x),
    chart.x.log === true,
  );
  const y = scaleOf(
    chart.lines.map((line) => line.y),
    chart.y.log === true,
  );
  if (x === null || y === null) return [told({ key: "figureEmpty" }, style)];
  const labels = labelsOf(y, style);
  const margin = Math.max(...Array.from(labels.values(), widthOf));
  const size = { width: Math.max(style.columns - margin - 2, 1), rows: style.rows };
  const curves = chart.lines.map((line, i) => curveOf(line, i, { x, y, size, many: chart.lines.length > 1, style }));
  const indent = " ".repeat(margin + 2);
  return [
    painted(cutTo(axisName(chart.y, style), style.columns), "dim", style),
    ...picture(curves, size, style).map((text, row) => {
      const label = labels.get(row);
      return `${padStart(label ?? "", margin)} ${label === undefined ? "│" : "┤"}${text}`.trimEnd();
    }),
    `${" ".repeat(margin + 1)}└${"─".repeat(size.width)}`,
    indent + xLabels(x, axisName(chart.x, style), size.width, style),
    ...legend(curves, size.width, style).map((text) => indent + text),
  ];
}

/** The labels of the vertical axis by their rows: the ends, and between them what is round. */
function labelsOf(y: Scale, style: Style): Map<number, string> {
  const { rows } = style;
  const labels = new Map([
    [rows - 1, numeral(y.low, style)],
    [0, numeral(y.high, style)],
  ]);
  for (const mark of marksOf(y)) {
    const row = Math.round((1 - y.place(mark)) * (rows - 1));
    if (!labels.has(row)) labels.set(row, numeral(mark, style));
  }
  return labels;
}

/** The ends of the horizontal axis, and its name between them. */
function xLabels(x: Scale, name: string, width: number, style: Style): string {
  const [low, high] = [numeral(x.low, style), numeral(x.high, style)];
  const room = width - widthOf(low) - widthOf(high) - 4;
  const between = room < 1 ? "" : painted(cutTo(name, room), "dim", style);
  const free = Math.max(width - widthOf(low) - widthOf(high) - widthOf(between), 1);
  const left = Math.floor(free / 2);
  return `${low}${" ".repeat(left)}${between}${" ".repeat(free - left)}${high}`;
}

function curveOf(
  { name, x: xs, y: ys, as = "line" }: LineChart["lines"][number],
  index: number,
  {
    x,
    y,
    size,
    many,
    style,
  }: { readonly x: Scale; readonly y: Scale; readonly size: Cells; readonly many: boolean; readonly style: Style },
): Curve {
  const dots = xs.map((at, i): Dot => {
    const [left, up] = [x.place(at), y.place(ys[i] as number)];
    return [left * (size.width * 2 - 1), (1 - up) * (size.rows * 4 - 1)];
  });
  const letter = !style.color && many ? (LETTERS[index] ?? null) : null;
  const cells = as === "points" ? pointCells(dots, size) : curveCells(dots, size, as === "dashed" ? 3 : 1);
  const filled = Array.from(cells.keys()).filter((at) => cells[at] !== 0);
  const asSigns = as === "points" && filled.length <= MOST_SIGNS;
  const sample = asSigns ? "o" : as === "line" ? "⠤⠤⠤" : "⠄⠠⠀";
  return {
    name: nameOf(name, style),
    cells,
    color: colors[index % colors.length] as Color,
    sample: letter === null ? sample : asSigns ? letter : `${letter} ${sample}`,
    letter,
    signs: asSigns ? filled : [],
  };
}

/** The rows of a picture: later curves before earlier ones, and signs before all. */
function picture(curves: readonly Curve[], { width, rows }: Cells, style: Style): string[] {
  const signs = new Map<number, string>();
  for (const { signs: at, letter, color } of curves) {
    for (const cell of at) signs.set(cell, painted(letter ?? "o", color, style));
  }
  curves.forEach(({ cells, letter, signs: own }, i) => {
    if (letter === null || own.length > 0) return;
    const at = letterCell(cells, Math.floor(((i + 0.5) / curves.length) * width), width, signs);
    if (at !== null) signs.set(at, letter);
  });
  const lines: string[] = [];
  for (let row = 0; row < rows; row++) {
    let text = "";
    for (let i = row * width; i < (row + 1) * width; i++) text += signs.get(i) ?? cellOf(curves, i, style);
    lines.push(text);
  }
  return lines;
}

/** One character of all curves: of the last one alone, if there are colours. */
function cellOf(curves: readonly Curve[], at: number, style: Style): string {
  const here = curves.filter(({ cells }) => cells[at] !== 0);
  const front = here.at(-1);
  if (front === undefined) return " ";
  if (style.color) return painted(braille(front.cells[at] as number), front.color, style);
  return braille(here.reduce((bits, { cells }) => bits | (cells[at] as number), 0));
}

/** The cell of a curve that is free and next to a column; null if there is none. */
function letterCell(
  cells: Uint8Array,
  column: number,
  width: number,
  taken: ReadonlyMap<number, string>,
): number | null {
  let nearest: number | null = null;
  const distance = (at: number): number => Math.abs((at % width) - column);
  for (let at = 0; at < cells.length; at++) {
    if (cells[at] === 0 || taken.has(at)) continue;
    if (nearest === null || distance(at) < distance(nearest)) nearest = at;
  }
  return nearest;
}

/** What each curve is, in as many lines as it takes. */
function legend(curves: readonly Curve[], width: number, style: Style): string[] {
  const lines: string[] = [];
  let [line, used] = ["", 0];
  for (const { sample, name, color } of curves) {
    const entry = `${sample} ${cutTo(name, Math.max(width - widthOf(sample) - 1, 1))}`;
    if (line !== "" && used + 3 + widthOf(entry) > width) {
      lines.push(line);
      [line, used] = ["", 0];
    }
    const gap = line === "" ? "" : "   ";
    line += gap + painted(entry, color, style);
    used += gap.length + widthOf(entry);
  }
  return [...lines, line];
}
