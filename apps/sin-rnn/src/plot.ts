/**
 * A plot in braille characters. Each character has two by four dots, so a plot has twice as many dots as columns, and
 * four times as many as rows.
 *
 * @module
 */
import { brief, paint } from "./terminal.ts";

/** The dots of a braille character by row and column, as bits added to U+2800. */
const bits = [
  [0x01, 0x08],
  [0x02, 0x10],
  [0x04, 0x20],
  [0x40, 0x80],
] as const;

/** What to draw, and how large. */
export interface PlotOptions {
  readonly prediction: Float64Array;
  readonly target: Float64Array;
  /** Columns of the whole plot, labels included; at least 30. */
  readonly columns: number;
  /** Rows of the curves; the axis and the legend come below. */
  readonly rows: number;
  /** Whether colours distinguish the curves; otherwise the target is dotted. */
  readonly color: boolean;
}

/** Plots a prediction over its target. Numbers that are not finite leave gaps. Each line ends with a line break. */
export function plot({ prediction, target, columns, rows, color }: PlotOptions): string {
  const [low, high] = range(prediction, target);
  const labels = new Map([
    [rows - 1, brief(low)],
    [0, brief(high)],
  ]);
  const zero = Math.floor(((rows * 4 - 1) * (high / (high - low)) + 0.5) / 4);
  if (zero > 0 && zero < rows - 1) labels.set(zero, "0");
  const margin = Math.max(...Array.from(labels.values(), (label) => label.length));
  const width = Math.max(columns - margin - 2, 1);

  const size = { width, rows, low, high, points: Math.max(prediction.length, target.length) };
  const front = curve(prediction, size, 1);
  const back = curve(target, size, color ? 1 : 3);
  const lines: string[] = [];
  for (let row = 0; row < rows; row++) {
    const label = labels.get(row);
    let text = `${(label ?? "").padStart(margin)} ${label === undefined ? "│" : "┤"}`;
    for (let i = row * width; i < (row + 1) * width; i++) text += cell(front[i] as number, back[i] as number, color);
    lines.push(text.trimEnd());
  }
  const last = String(Math.max(size.points - 1, 0));
  lines.push(`${" ".repeat(margin + 1)}└${"─".repeat(width)}`);
  lines.push(`${" ".repeat(margin + 2)}0${last.padStart(width - 1)}`);
  const names = color ? ["⠤⠤⠤ prediction", "⠤⠤⠤ target"] : ["⠤⠤⠤ prediction", "⠄⠠⠀ target"];
  const legend = color ? [paint(names[0] as string, "magenta"), paint(names[1] as string, "cyan")] : names;
  const indent = " ".repeat(margin + 2);
  lines.push(indent + legend.join(names.join("   ").length <= width ? "   " : `\n${indent}`));
  return `${lines.join("\n")}\n`;
}

/** One character of both curves, in the colour of the one in front. */
function cell(front: number, back: number, color: boolean): string {
  if (front + back === 0) return " ";
  if (!color) return String.fromCharCode(0x2800 | front | back);
  const text = String.fromCharCode(0x2800 | (front || back));
  return paint(text, front > 0 ? "magenta" : "cyan");
}

interface Size {
  readonly width: number;
  readonly rows: number;
  readonly low: number;
  readonly high: number;
  readonly points: number;
}

/** The braille bits of a curve, row by row, with only every `every`-th dot. */
function curve(ys: Float64Array, { width, rows, low, high, points }: Size, every: number): Uint8Array {
  const cells = new Uint8Array(width * rows);
  const right = width * 2 - 1;
  const bottom = rows * 4 - 1;
  let before: [x: number, y: number] | null = null;
  let drawn = -1; // the index of the last dot
  let at = -1;
  for (let i = 0; i < ys.length; i++) {
    const y = ys[i] as number;
    const point: [number, number] = [points > 1 ? (right * i) / (points - 1) : 0, bottom * ((high - y) / (high - low))];
    if (!Number.isFinite(point[1])) {
      before = null;
      continue;
    }
    const [x0, y0]: [number, number] = before ?? point;
    const steps = Math.max(Math.ceil(Math.max(Math.abs(point[0] - x0), Math.abs(point[1] - y0))), 1);
    for (let step = 1; step <= steps; step++) {
      const x = Math.round(x0 + ((point[0] - x0) * step) / steps);
      const y = Math.round(y0 + ((point[1] - y0) * step) / steps);
      const dot = y * (right + 1) + x;
      if (dot === at) continue;
      at = dot;
      drawn++;
      const index = (y >> 2) * width + (x >> 1);
      if (drawn % every === 0) cells[index] = (cells[index] as number) | (bits[y & 3]?.[x & 1] ?? 0);
    }
    before = point;
  }
  return cells;
}

/** The smallest and largest finite number of both curves, made different. */
function range(...curves: readonly Float64Array[]): [low: number, high: number] {
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  for (const ys of curves) {
    for (const y of ys) {
      if (!Number.isFinite(y)) continue;
      low = Math.min(low, y);
      high = Math.max(high, y);
    }
  }
  if (low > high) return [-1, 1];
  if (low === high) return [low - (Math.abs(low) || 1), high + (Math.abs(high) || 1)];
  return [low, high];
}
