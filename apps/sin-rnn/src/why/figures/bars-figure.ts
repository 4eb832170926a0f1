import type { BarChart } from "@dz/probes";
import { braille } from "../../braille.ts";
import { cutTo, padEnd, padStart, widthOf } from "../width.ts";
import { type Scale, scaleFrom, scaleOf } from "./scale.ts";
import { axisName, nameOf, numeral, painted, type Style, told } from "./style.ts";

type Bar = BarChart["bars"][number];

/** The bits of a cell: of a bar, of its end within the interval, and of the interval beyond it; each left half and right. */
const FULL = [0x47, 0xb8] as const;
const THIN = [0x06, 0x30] as const;
const LINE = [0x02, 0x10] as const;

/** The least columns of bars beside names, and of names. */
const LEAST_BAR = 12;
const LEAST_NAME = 16;

/** The lines of a figure of bars: a name, a bar, and a number each. */
export function barsFigure({ value: axis, bars }: BarChart, style: Style): string[] {
  const scale = scaleOfBars(bars, axis.log === true);
  if (scale === null) return [told({ key: "figureEmpty" }, style)];
  const marks = bars.some(({ main }) => main);
  const names = bars.map(({ name, main }) => `${marks ? (main ? "> " : "  ") : ""}${nameOf(name, style)}`);
  const texts = bars.map((bar) => textOf(bar, style));
  const numbers = Math.max(...texts.map(widthOf));
  const widest = Math.max(...names.map(widthOf));
  const room = style.columns - numbers - 2;
  const beside = room - LEAST_BAR >= Math.min(widest, LEAST_NAME); // else each name has a line of its own
  const side = beside ? Math.min(widest, room - LEAST_BAR) : 0;
  const width = Math.max(beside ? room - side : style.columns - numbers - 1, 1);
  const lines = bars.flatMap((bar, i) => {
    const [name, text] = [names[i] as string, padStart(texts[i] as string, numbers)];
    const drawn = painted(barOf(bar, scale, width), bar.main === true ? "magenta" : "cyan", style);
    if (beside) return [`${padEnd(cutTo(name, side), side)} ${drawn} ${text}`];
    return [cutTo(name, style.columns), `${drawn} ${text}`];
  });
  return [painted(cutTo(axisName(axis, style), style.columns), "dim", style), ...lines];
}

/** From 0, or on a logarithmic scale from the power of ten below the least number. */
function scaleOfBars(bars: readonly Bar[], log: boolean): Scale | null {
  const ends = bars.flatMap(({ value, low = value, high = value }) => [value, low, high]);
  const scale = scaleOf([ends], log);
  if (scale === null) return null;
  const [low, high] = [Math.min(...ends.filter(Number.isFinite)), Math.max(...ends.filter(Number.isFinite))];
  if (!log)
    return low >= 0 && high <= 0 ? scaleFrom(0, 1, false) : scaleFrom(Math.min(low, 0), Math.max(high, 0), false);
  return scaleFrom(10 ** (Math.ceil(Math.log10(scale.low)) - 1), scale.high, true);
}

function textOf({ value, low, high }: Bar, style: Style): string {
  if (low === undefined || high === undefined || !Number.isFinite(value)) return numeral(value, style);
  return `${numeral(value, style)} (${numeral(low, style)} – ${numeral(high, style)})`;
}

/** A bar in braille, two steps a column. */
function barOf({ value, low = value, high = value }: Bar, scale: Scale, width: number): string {
  const step = (x: number): number => Math.round(Math.min(Math.max(scale.place(x), 0), 1) * width * 2);
  const zero = scale.log ? 0 : step(0);
  const [end, from, to] = [value, low, high].map(step) as [number, number, number];
  if (Number.isNaN(end)) return " ".repeat(width);
  const within = (at: number, a: number, b: number): boolean => at >= Math.min(a, b) && at < Math.max(a, b);
  const bitsAt = (at: number): number => {
    const half = (at % 2) as 0 | 1;
    const [bar, interval] = [within(at, zero, end), within(at, from, to)];
    return bar ? (interval ? THIN[half] : FULL[half]) : interval ? LINE[half] : 0;
  };
  return Array.from({ length: width }, (_, i) => {
    const cell = bitsAt(2 * i) | bitsAt(2 * i + 1);
    return cell === 0 ? " " : braille(cell);
  }).join("");
}
