/**
 * What can be drawn inside a chart: a mark knows its data, and how to draw itself once the axes are known.
 *
 * @module
 */
import { area, line } from "d3-shape";
import type { Axis } from "./axis.ts";
import { dashes, fonts, lineWidth } from "./style.ts";
import { element, round, textElement } from "./svg.ts";

/** Numbers of a series. */
export type Values = Float64Array | readonly number[];

/** The axes of a chart, and the rectangle between them in pixels. */
export interface Plane {
  readonly x: Axis;
  readonly y: Axis;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** Something to draw. */
export interface Mark {
  readonly color: string;
  /** Its name in the legend; without one it is not there. */
  readonly label?: string;
  /** What stands before the label. */
  readonly symbol: "line" | "dashes" | "dot" | "triangle" | "area";
  /** The data, for the limits of the axes and the place of the legend: none of them need be finite. */
  readonly xs: Values;
  readonly ys: Values;
  /** Names that the drawing has for the styles of a page: `mark-xs`. */
  draw(plane: Plane): string;
}

/** How a mark looks. */
export interface Look {
  readonly color: string;
  readonly label?: string;
}

/** The numbers 0, 1, 2, ... up to but without `n`. */
export function range(n: number, start = 0): Float64Array {
  return Float64Array.from({ length: n }, (_, i) => start + i);
}

/** Pixels of the points `i`, for d3: whether both are there, and where they are. */
function places(xs: Values, ys: Values, { x, y }: Plane): { x: number; y: number; is: boolean }[] {
  return Array.from(ys, (value, i) => {
    const point = { x: x.place(xs[i] as number), y: y.place(value) };
    return { ...point, is: !Number.isNaN(point.x) && !Number.isNaN(point.y) };
  });
}

/** A line through points, broken where one is not finite. */
export function lineMark(xs: Values, ys: Values, look: Look & { dashed?: boolean; width?: number }): Mark {
  return {
    ...look,
    symbol: look.dashed === true ? "dashes" : "line",
    xs,
    ys,
    draw(plane) {
      const path = line<{ x: number; y: number; is: boolean }>()
        .defined(({ is }) => is)
        .x((point) => point.x)
        .y((point) => point.y)
        .digits(2)(places(xs, ys, plane));
      return element("path", {
        d: path ?? "",
        fill: "none",
        stroke: look.color,
        "stroke-width": look.width ?? lineWidth,
        "stroke-dasharray": look.dashed === true ? dashes : undefined,
        "stroke-linejoin": "round",
      });
    },
  };
}

/** Points; `size` is their diameter, which is matplotlib's if absent. One path, because many circles are large. */
export function scatterMark(
  xs: Values,
  ys: Values,
  look: Look & { size?: number; shape?: "dot" | "triangle"; opacity?: number },
): Mark {
  const { size = 6 * (100 / 72), shape = "dot" } = look;
  return {
    ...look,
    symbol: shape,
    xs,
    ys,
    draw(plane) {
      const points = places(xs, ys, plane).filter(({ is }) => is);
      const common = { opacity: look.opacity };
      if (shape === "triangle") {
        const half = round(size / 2);
        const d = points.map(({ x, y }) => `M${round(x)} ${round(y - size)}l${half} ${round(size)}h-${round(size)}z`);
        return element("path", { d: d.join(""), fill: look.color, ...common });
      }
      const d = points.map(({ x, y }) => `M${round(x)} ${round(y)}h0`).join("");
      return element("path", {
        d,
        stroke: look.color,
        "stroke-width": size,
        "stroke-linecap": "round",
        ...common,
      });
    },
  };
}

/** The area between two series. */
export function bandMark(xs: Values, low: Values, high: Values, look: Look): Mark {
  return {
    ...look,
    symbol: "area",
    xs: [...xs, ...xs],
    ys: [...low, ...high],
    draw(plane) {
      const lows = places(xs, low, plane);
      const points = places(xs, high, plane).map((point, i) => ({ ...point, low: lows[i] as (typeof lows)[number] }));
      const path = area<(typeof points)[number]>()
        .defined((point) => point.is && point.low.is)
        .x((point) => point.x)
        .y0((point) => point.low.y)
        .y1((point) => point.y)
        .digits(2)(points);
      return element("path", { d: path ?? "", fill: look.color, opacity: 0.25 });
    },
  };
}

/** A strip over the whole height, from one value of x to another. It does not move the limits of the axes. */
export function stripMark(from: number, to: number, look: Look): Mark {
  return {
    ...look,
    symbol: "area",
    xs: [],
    ys: [],
    draw({ x, left, right, top, bottom }) {
      const a = Math.max(left, x.place(from));
      const width = Math.min(right, x.place(to)) - a;
      return element("rect", { x: a, y: top, width, height: bottom - top, fill: look.color, opacity: 0.25 });
    },
  };
}

/** A straight line over the whole width or height. */
export function ruleMark(at: { x: number } | { y: number }, look: Look & { dashed?: boolean }): Mark {
  const vertical = "x" in at;
  return {
    ...look,
    symbol: look.dashed === true ? "dashes" : "line",
    xs: vertical ? [at.x] : [],
    ys: vertical ? [] : [at.y],
    draw({ x, y, left, right, top, bottom }) {
      const place = vertical ? x.place(at.x) : y.place(at.y);
      const ends = vertical
        ? { x1: place, x2: place, y1: top, y2: bottom }
        : { x1: left, x2: right, y1: place, y2: place };
      const dash = look.dashed === true ? dashes : undefined;
      return element("line", { ...ends, stroke: look.color, "stroke-width": 1.4, "stroke-dasharray": dash });
    },
  };
}

/** A text at a point, above or below it, to its right, or to its left if there is no room. It moves no limit of the axes. */
export function noteMark(x: number, y: number, text: string, look: { color: string; side: "above" | "below" }): Mark {
  const { color, side } = look;
  return {
    color,
    symbol: "dot",
    xs: [],
    ys: [],
    draw(plane) {
      const at = { x: plane.x.place(x), y: plane.y.place(y) };
      if (Number.isNaN(at.x) || Number.isNaN(at.y)) return "";
      const right = at.x < (plane.left + plane.right) / 2;
      return textElement(text, {
        x: at.x + (right ? 8 : -8),
        y: side === "above" ? at.y - 10 : at.y + fonts.label + 8,
        "text-anchor": right ? "start" : "end",
        "font-size": fonts.label,
        fill: color,
        stroke: "#ffffff",
        "stroke-width": 4,
        "paint-order": "stroke",
      });
    },
  };
}
