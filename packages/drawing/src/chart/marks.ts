/**
 * Marks, the contents of a chart: a mark has its data, and draws itself once the axes are known.
 *
 * @module
 */
import { area } from "d3-shape";
import type { Axis } from "../axis.ts";
import { clipLine, type Place } from "../clip.ts";
import { placesOf } from "../frame.ts";
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

/** Something that can be drawn in a chart. */
export interface Mark {
  readonly color: string;
  /** Its name in the legend; a mark without a name is not listed. */
  readonly label?: string;
  /** The symbol before the label. */
  readonly symbol: "line" | "dashes" | "dot" | "triangle" | "area";
  /** The data, for the limits of the axes and the position of the legend; they need not be finite. */
  readonly xs: Values;
  readonly ys: Values;
  /** Draws the mark. Its parts have class names such as `mark-xs` for the styles of a page. */
  draw(plane: Plane): string;
  /** Draws what explains the mark outside the frame, at the right above it. */
  drawKey?(plane: Plane): string;
}

/** The appearance of a mark. */
export interface Look {
  readonly color: string;
  readonly label?: string;
}

/** `n` consecutive integers from `start` (default 0). */
export function range(n: number, start = 0): Float64Array {
  return Float64Array.from({ length: n }, (_, i) => start + i);
}

/** The pixels of the points inside the frame, and of those so near to it that they are partly visible. */
function seen(xs: Values, ys: Values, plane: Plane): Place[] {
  const { left, right, top, bottom } = plane;
  return placesOf(ys, plane, xs).filter(([x, y]) => {
    return x >= left - NEAR && x <= right + NEAR && y >= top - NEAR && y <= bottom + NEAR;
  });
}

/** More than half of the largest point. */
const NEAR = 20;

/** A line through points, broken where one is not finite. */
export function lineMark(xs: Values, ys: Values, look: Look & { dashed?: boolean; width?: number }): Mark {
  return {
    ...look,
    symbol: look.dashed === true ? "dashes" : "line",
    xs,
    ys,
    draw(plane) {
      const pieces = clipLine(placesOf(ys, plane, xs), plane);
      const path = pieces.map((piece) => {
        const points = piece.map(([x, y]) => `${round(x)},${round(y)}`);
        return points.length === 1 ? `M${points[0]}Z` : `M${points.join("L")}`; // a single point becomes a dot, as in d3
      });
      return element("path", {
        d: path.join(""),
        fill: "none",
        stroke: look.color,
        "stroke-width": look.width ?? lineWidth,
        "stroke-dasharray": look.dashed === true ? dashes : undefined,
        "stroke-linejoin": "round",
      });
    },
  };
}

/**
 * Points; `size` is their diameter (default that of matplotlib). One path, because many circles would take much space.
 */
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
      const points = seen(xs, ys, plane);
      const common = { opacity: look.opacity };
      if (shape === "triangle") {
        const half = round(size / 2);
        const d = points.map(([x, y]) => `M${round(x)} ${round(y - size)}l${half} ${round(size)}h-${round(size)}z`);
        return element("path", { d: d.join(""), fill: look.color, ...common });
      }
      const d = points.map(([x, y]) => `M${round(x)} ${round(y)}h0`).join("");
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
      const lows = placesOf(low, plane, xs);
      const inside = (y: number): number => Math.max(plane.top, Math.min(plane.bottom, y));
      const points = placesOf(high, plane, xs).map(([x, y], i) => ({ x, y, low: lows[i]?.[1] ?? Number.NaN }));
      const path = area<(typeof points)[number]>()
        .defined((point) => !Number.isNaN(point.x + point.y + point.low))
        .x((point) => point.x)
        .y0((point) => inside(point.low))
        .y1((point) => inside(point.y))
        .digits(2)(points);
      return element("path", { d: path ?? "", fill: look.color, opacity: 0.25 });
    },
  };
}

/** A strip over the whole height, between two values of x. It does not affect the limits of the axes. */
export function stripMark(from: number, to: number, look: Look): Mark {
  return {
    ...look,
    symbol: "area",
    xs: [],
    ys: [],
    draw({ x, left, right, top, bottom }) {
      const a = Math.max(left, x.at(from));
      const width = Math.max(0, Math.min(right, x.at(to)) - a);
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
      const place = vertical ? x.at(at.x) : y.at(at.y);
      if (!(vertical ? place >= left && place <= right : place >= top && place <= bottom)) return "";
      const ends = vertical
        ? { x1: place, x2: place, y1: top, y2: bottom }
        : { x1: left, x2: right, y1: place, y2: place };
      const dash = look.dashed === true ? dashes : undefined;
      return element("line", { ...ends, stroke: look.color, "stroke-width": 1.4, "stroke-dasharray": dash });
    },
  };
}

/**
 * A text at a point, above or below it, on its right, or on its left if there is no space. It does not affect the
 * limits of the axes.
 */
export function noteMark(x: number, y: number, text: string, look: { color: string; side: "above" | "below" }): Mark {
  const { color, side } = look;
  return {
    color,
    symbol: "dot",
    xs: [],
    ys: [],
    draw(plane) {
      const at = { x: plane.x.at(x), y: plane.y.at(y) };
      if (!(at.x >= plane.left && at.x <= plane.right && at.y >= plane.top && at.y <= plane.bottom)) return "";
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
