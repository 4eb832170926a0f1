import { type BarChart, type Language, tell } from "@dz/probes";
import stringWidth from "string-width";
import { fitted } from "../wrap-text.ts";
import { axisNumber, inColor, type Look } from "./look.ts";

/** Eighths of a character, from none to all. */
const eighths = ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"];

/** Bars beside their names and values. On a logarithmic axis they begin at the power of ten below the smallest. */
export function drawBars({ value: axis, bars }: BarChart, language: Language, look: Look): string[] {
  const size = (value: number): number => (axis.log ? Math.log10(value) : value);
  const finite = bars.map(({ value }) => size(value)).filter(Number.isFinite);
  if (finite.length === 0) return [];
  const low = axis.log ? Math.floor(Math.min(...finite)) : Math.min(0, ...finite);
  const high = Math.max(axis.log ? low + 1e-9 : 0, ...finite);
  const names = bars.map(({ name }) => tell(name, language));
  const nameWidth = Math.min(Math.max(...names.map((name) => stringWidth(name))), Math.floor(look.columns * 0.45));
  const values = bars.map(({ value, low: from, high: to }) => {
    const margin = from === undefined || to === undefined ? "" : ` (${axisNumber(from)} – ${axisNumber(to)})`;
    return `${axisNumber(value)}${margin}`;
  });
  const valueWidth = Math.max(...values.map((text) => text.length));
  const room = Math.max(look.columns - nameWidth - valueWidth - 4, 4);
  const cell = (value: number): number => (high > low ? ((value - low) / (high - low)) * room : 0);
  const zero = axis.log ? 0 : cell(0);
  const lines = bars.map(({ value, main = false }, i) => {
    const at = size(value);
    const [from, to] = Number.isFinite(at) ? [Math.min(zero, cell(at)), Math.max(zero, cell(at))] : [0, 0];
    const start = Math.floor(from);
    const whole = Math.floor(to - start);
    const bar = `${" ".repeat(start)}${"█".repeat(whole)}${eighths[Math.floor((to - start - whole) * 8)]}`;
    return `${fitted(names[i] as string, nameWidth)}  ${(values[i] as string).padStart(valueWidth)}  ${inColor(bar, main ? 0 : 1, look)}`;
  });
  return [...lines, `${" ".repeat(nameWidth)}  ${tell(axis.label, language)}${axis.log ? " (log)" : ""}`];
}
