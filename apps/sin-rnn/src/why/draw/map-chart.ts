import { type Language, type MapChart, type Message, tell } from "@dz/probes";
import stringWidth from "string-width";
import { fitted } from "../wrap-text.ts";
import { axisNumber, type Look } from "./look.ts";

/** Shades from small to large. */
const shades = [" ", "░", "▒", "▓", "█"];

/** A map as numbers in cells, each with a shade before it. */
export function drawMap({ rows, columns, values, value: axis }: MapChart, language: Language, look: Look): string[] {
  const text = (name: number | string | Message): string =>
    typeof name === "object" ? tell(name, language) : typeof name === "number" ? axisNumber(name) : name;
  const size = (value: number): number => (axis.log ? Math.log10(value) : value);
  const finite = values.flat().map(size).filter(Number.isFinite);
  if (finite.length === 0) return [];
  const [low, high] = [Math.min(...finite), Math.max(...finite)];
  const shade = (value: number): string => {
    const at = size(value);
    if (!Number.isFinite(at)) return " ";
    const part = high > low ? (at - low) / (high - low) : 0;
    return shades[Math.min(shades.length - 1, Math.floor(part * shades.length))] as string;
  };
  const rowNames = rows.names.map(text);
  const label = tell(rows.label, language);
  const nameWidth = Math.min(Math.max(...rowNames.map((name) => stringWidth(name))), Math.floor(look.columns / 3));
  const heads = columns.names.map(text);
  const cells = values.map((row) => row.map((value) => `${shade(value)} ${axisNumber(value)}`));
  const width = Math.max(...[...heads, ...cells.flat()].map((cell) => stringWidth(cell)));
  // Where the terminal is too narrow for numbers, the shades alone stay.
  const roomy = nameWidth + 2 + (width + 1) * heads.length <= look.columns;
  const body = values.map((row, i) => {
    const name = fitted(rowNames[i] as string, nameWidth);
    const line = roomy
      ? (cells[i] as string[]).map((cell) => cell.padStart(width)).join(" ")
      : row.map((value) => shade(value).repeat(2)).join("");
    return `${name}  ${line}`.trimEnd();
  });
  const head = roomy
    ? [`${" ".repeat(nameWidth)}  ${heads.map((name) => name.padStart(width)).join(" ")}`.trimEnd()]
    : [];
  const scale = `${shades.slice(1).join("")} ${axisNumber(axis.log ? 10 ** low : low)} – ${axisNumber(axis.log ? 10 ** high : high)}`;
  const foot = [`${label} ↓  ${tell(columns.label, language)} →`, `${tell(axis.label, language)}: ${scale}`];
  return [...head, ...body, ...foot];
}
