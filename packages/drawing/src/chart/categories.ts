/**
 * Marks over named values: the axis y has names, and row i lies at the height i. {@link rows} gives the axis.
 *
 * @module
 */
import type { AxisOptions } from "./axis.ts";
import type { Look, Mark, Plane, Values } from "./marks.ts";
import { fonts, textWidth } from "./style.ts";
import { element, textElement } from "./svg.ts";

/** The part of a row that a bar fills. */
const BAR = 0.62;

/** An axis with a row for each name, the first at the top. */
export function rows(names: readonly string[], label: string = ""): AxisOptions {
  return { label, names, domain: [names.length - 0.5, -0.5] };
}

/** A bar in each row, from 0, or on a logarithmic axis from its beginning. A value that is not finite has none. */
export function barMark(values: Values, at: Values, look: Look): Mark {
  return {
    ...look,
    symbol: "area",
    xs: values,
    ys: at,
    draw({ x, y, left, right }) {
      const inside = (place: number): number => Math.max(left, Math.min(right, Number.isFinite(place) ? place : left));
      const zero = inside(x.at(0));
      const height = Math.abs(y.at(1) - y.at(0)) * BAR;
      return Array.from(values, (value, i) => {
        const end = x.at(value);
        if (!Number.isFinite(end)) return "";
        const [from, to] = [Math.min(zero, inside(end)), Math.max(zero, inside(end))];
        const top = y.at(at[i] as number) - height / 2;
        return element("rect", { x: from, y: top, width: to - from, height, fill: look.color, opacity: 0.75 });
      }).join("");
    },
  };
}

/** An interval in each row, as a line with ends. */
export function intervalMark(low: Values, high: Values, at: Values, look: Look): Mark {
  return {
    ...look,
    symbol: "line",
    xs: [...low, ...high],
    ys: [...at, ...at],
    draw({ x, y, left, right }) {
      const inside = (place: number): number => Math.max(left, Math.min(right, Number.isFinite(place) ? place : left));
      return Array.from(at, (row, i) => {
        const [a, b, middle] = [inside(x.at(low[i] as number)), inside(x.at(high[i] as number)), y.at(row)];
        const d = `M${a} ${middle}H${b}M${a} ${middle - 6}v12M${b} ${middle - 6}v12`;
        return element("path", { d, fill: "none", stroke: look.color, "stroke-width": 2 });
      }).join("");
    },
  };
}

/** From small to large: light to dark, in a hue that readers with any eyes tell apart by lightness. */
const shade = (part: number): string => {
  const mix = (from: number, to: number): number => Math.round(from + (to - from) * part);
  return `rgb(${mix(240, 8)},${mix(247, 64)},${mix(255, 129)})`;
};

/** The width of a key of shades, and the number of its steps. */
const [KEY, STEPS] = [180, 30];

/** The shades from the least to the largest, between these two, at the right above the frame. */
function shadeKey(low: string, high: string, { right, top }: Plane): string {
  const from = right - textWidth(high, fonts.label) - 8 - KEY;
  const width = KEY / STEPS;
  const steps = Array.from({ length: STEPS }, (_, i) =>
    element("rect", { x: from + i * width, y: top - 20, width: width + 0.5, height: 12, fill: shade(i / (STEPS - 1)) }),
  );
  const style = { y: top - 9, "font-size": fonts.label };
  return element(
    "g",
    { class: "key" },
    textElement(low, { x: from - 8, "text-anchor": "end", ...style }),
    ...steps,
    element("rect", { x: from, y: top - 20, width: KEY, height: 12, fill: "none", stroke: "#808080" }),
    textElement(high, { x: from + KEY + 8, ...style }),
  );
}

/**
 * A cell for each row and column with its value as `text` says it, and a shade: light for the smallest, dark for the largest,
 * by logarithms if `log`. Columns lie at 0, 1, 2, ... With `key` the shades of the smallest and the largest are told above the frame.
 */
export function cellsMark(
  values: readonly (readonly number[])[],
  {
    log,
    text,
    key = false,
  }: { readonly log: boolean; readonly text: (value: number) => string; readonly key?: boolean },
): Mark {
  const size = (value: number): number => (log ? Math.log10(value) : value);
  const finite = values.flat().map(size).filter(Number.isFinite);
  const [low, high] = [
    finite.reduce((a, b) => Math.min(a, b), Infinity),
    finite.reduce((a, b) => Math.max(a, b), -Infinity),
  ];
  const ends = values.flat().filter((value) => size(value) === low || size(value) === high);
  return {
    color: "#084081",
    symbol: "area",
    xs: [],
    ys: [],
    ...(key && low < high
      ? { drawKey: (plane) => shadeKey(text(Math.min(...ends)), text(Math.max(...ends)), plane) }
      : {}),
    draw({ x, y }) {
      const [width, height] = [Math.abs(x.at(1) - x.at(0)), Math.abs(y.at(1) - y.at(0))];
      return values
        .flatMap((row, i) =>
          row.map((value, j) => {
            const at = size(value);
            const part = Number.isFinite(at) ? (high > low ? (at - low) / (high - low) : 0) : null;
            const [left, top] = [x.at(j) - width / 2, y.at(i) - height / 2];
            const fill = part === null ? "#ffffff" : shade(part);
            const ink = part !== null && part > 0.55 ? "#ffffff" : "#000000";
            const place = { x: left + width / 2, y: top + height / 2 + fonts.label * 0.36 };
            return (
              element("rect", { x: left, y: top, width, height, fill, stroke: "#ffffff" }) +
              textElement(text(value), { ...place, "text-anchor": "middle", "font-size": fonts.label, fill: ink })
            );
          }),
        )
        .join("");
    },
  };
}
