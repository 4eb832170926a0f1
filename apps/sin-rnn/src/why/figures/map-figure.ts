import type { MapChart } from "@dz/probes";
import { cutTo, padEnd, widthOf } from "../width.ts";
import { type Scale, scaleOf } from "./scale.ts";
import { axisName, nameOf, numeral, painted, type Style, told } from "./style.ts";

/** The shades from the least value to the largest. */
const SHADES = ["⠂", "⠒", "⠖", "⠶", "⡷", "⣿"] as const;

/** What stands where there is no value. */
const NONE = "?";

/** The most columns of a cell. */
const WIDEST = 8;

/** The lines of a map: a row of shaded cells for each of its rows, and what the shades mean. */
export function mapFigure({ rows, columns, values, value: axis }: MapChart, style: Style): string[] {
  const scale = scaleOf(values, axis.log === true);
  if (scale === null) return [told({ key: "figureEmpty" }, style)];
  const names = rows.names.map((name) => nameOf(name, style));
  const margin = Math.min(Math.max(...names.map(widthOf)), Math.max(Math.floor(style.columns / 3), 1));
  const room = Math.max(style.columns - margin - 1, 1);
  // Where there are more columns than characters, each character has the mean of several.
  const together = Math.ceil(columns.names.length / room);
  const count = Math.ceil(columns.names.length / together);
  const width = Math.max(Math.min(Math.floor(room / count), WIDEST), 1);
  const heads = Array.from({ length: count }, (_, i) => nameOf(columns.names[i * together] ?? "", style));
  return [
    painted(cutTo(`${told(rows.label, style)} \\ ${told(columns.label, style)}`, style.columns), "dim", style),
    `${" ".repeat(margin + 1)}${headsLine(heads, width)}`.trimEnd(),
    ...values.map((row, i) => {
      const cells = Array.from({ length: count }, (_, k) => row.slice(k * together, (k + 1) * together));
      const text = cells.map((some) => shade(meanOf(some), scale).repeat(width)).join("");
      return `${padEnd(cutTo(names[i] as string, margin), margin)} ${painted(text, "cyan", style)}`;
    }),
    ...legend(scale, values, axisName(axis, style), style),
  ];
}

/** The names of the columns, as many as there is room for. */
function headsLine(heads: readonly string[], width: number): string {
  let text = "";
  heads.forEach((head, i) => {
    const free = i * width - widthOf(text);
    if (free >= 1 || i === 0) text += " ".repeat(Math.max(free, 0)) + head;
  });
  // The last name may reach beyond the cells: it is left out then.
  const room = heads.length * width;
  return widthOf(text) <= room ? text : cutTo(text, room);
}

/** The mean of the values that are there; NaN for none. */
function meanOf(values: readonly number[]): number {
  const finite = values.filter(Number.isFinite);
  return finite.reduce((sum, x) => sum + x, 0) / finite.length;
}

function shade(value: number, scale: Scale): string {
  const at = scale.place(value);
  if (Number.isNaN(at)) return NONE;
  return SHADES[Math.min(Math.floor(at * SHADES.length), SHADES.length - 1)] as string;
}

function legend(scale: Scale, values: MapChart["values"], name: string, style: Style): string[] {
  const [low, high] = [numeral(scale.low, style), numeral(scale.high, style)];
  const gaps = values.some((row) => row.some((value) => Number.isNaN(scale.place(value))));
  const none = gaps ? `   ${NONE} ${told({ key: "figureNothing" }, style)}` : "";
  const shades = `${low} ${painted(SHADES.join(""), "cyan", style)} ${high}${none}`;
  const whole = `${shades}   ${name}`;
  return widthOf(whole) <= style.columns ? [whole] : [shades, cutTo(name, style.columns)];
}
