/**
 * A plot of a prediction over its target, in braille characters.
 *
 * @module
 */
import { braille, curveCells, type Dot } from "./braille.ts";
import { brief, paint } from "./terminal.ts";

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
  if (!color) return braille(front | back);
  const text = braille(front || back);
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
  const right = width * 2 - 1;
  const bottom = rows * 4 - 1;
  const dots = Array.from(
    ys,
    (y, i): Dot => [points > 1 ? (right * i) / (points - 1) : 0, bottom * ((high - y) / (high - low))],
  );
  return curveCells(dots, { width, rows }, every);
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
