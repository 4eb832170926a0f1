import { type Color, paint } from "../../terminal.ts";

/** Where a chart is drawn, and how. */
export interface Look {
  /** The columns of a line. */
  readonly columns: number;
  readonly color: boolean;
}

/** The colours of curves, in their order. */
const colors: readonly Color[] = ["magenta", "cyan", "yellow", "green", "red"];

/** A text in the colour of a curve. */
export function inColor(text: string, curve: number, { color }: Look): string {
  return color ? paint(text, colors[curve % colors.length] as Color) : text;
}

/** A number beside an axis. */
export function axisNumber(x: number): string {
  if (x === 0 || !Number.isFinite(x)) return String(x);
  const size = Math.abs(x);
  return size >= 1e-3 && size < 1e5 ? String(Number(x.toPrecision(3))) : x.toExponential(1).replace(".0e", "e");
}
