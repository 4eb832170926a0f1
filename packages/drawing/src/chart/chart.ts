/**
 * A chart: title, axes with grid and ticks, marks and legend, as a standalone SVG document.
 *
 * @module
 */

import type { Tick } from "../axis.ts";
import { placesOf } from "../frame.ts";
import { drawOffScale, type Stretch, stretches, wordBoxes } from "../off-scale.ts";
import { type AxisOptions, createAxis } from "./axis.ts";
import { cut } from "./format.ts";
import { legend } from "./legend.ts";
import type { Mark, Plane } from "./marks.ts";
import { colors, fontFamily, fonts, textWidth } from "./style.ts";
import { element, textElement } from "./svg.ts";

/** The specification of a chart. */
export interface Chart {
  /** Unique among the figures of a page; letters, digits and `-`. */
  readonly id: string;
  readonly size: { readonly width: number; readonly height: number };
  /** The title, centred. */
  readonly title: string;
  /** A second title, at the left. */
  readonly subtitle?: string;
  readonly x: AxisOptions;
  readonly y: AxisOptions;
  /** The marks, the last on top. */
  readonly marks: readonly Mark[];
}

/** Draws a chart. The same chart gives the same bytes. */
export function drawChart({ id, size: { width, height }, title, subtitle = "", x, y, marks }: Chart): string {
  // Names along the y axis need more space than numbers.
  const names = (y.names ?? []).map((name) => textWidth(cut(name), fonts.label));
  const left = Math.max(100, ...names.map((w) => Math.ceil(w) + (y.label === "" ? 24 : 48)));
  const [right, top, bottom] = [width - 30, 86, height - 66];
  const plane: Plane = {
    x: createAxis(x, valuesOf(marks, "xs"), [left, right]),
    y: createAxis(y, valuesOf(marks, "ys"), [bottom, top]),
    left,
    right,
    top,
    bottom,
  };
  const off = y.domain === undefined ? marks.flatMap((mark) => hidden(mark, plane)) : [];
  const clip = `clip-${id}`;
  const frame = { x: left, y: top, width: right - left, height: bottom - top };
  return element(
    "svg",
    {
      xmlns: "http://www.w3.org/2000/svg",
      viewBox: `0 0 ${width} ${height}`,
      width,
      height,
      "font-family": fontFamily,
      fill: colors.text,
      role: "img",
      "aria-label": subtitle === "" ? title : `${title}, ${subtitle}`,
    },
    element("clipPath", { id: clip }, element("rect", frame)),
    element("rect", { width, height, fill: colors.paper }),
    "\n",
    ...titles(title, subtitle, width, left, right, top),
    grid(plane),
    "\n",
    element("g", { "clip-path": `url(#${clip})` }, ...marks.map((mark) => `${mark.draw(plane)}\n`)),
    element("rect", { ...frame, fill: "none", stroke: colors.frame, "stroke-width": 1.1 }),
    ...tickLabels(plane),
    ...marks.flatMap((mark) => mark.drawKey?.(plane) ?? []),
    ...axisLabels(x.label, y.label, plane, height),
    ...(off.length === 0 ? [] : [offScale(off, plane)]),
    "\n",
    legend(marks, plane, wordBoxes(off, plane)),
  );
}

function* valuesOf(marks: readonly Mark[], side: "xs" | "ys"): Generator<number> {
  for (const mark of marks) yield* mark[side];
}

/** Both titles, in a smaller font if they are too long for the figure. */
function titles(title: string, subtitle: string, width: number, left: number, right: number, top: number): string[] {
  const fit = (text: string, size: number, room: number): number =>
    Math.min(size, (size * room) / Math.max(1, textWidth(text, size)));
  const big = { "font-size": fit(title, fonts.title, width - 40), "text-anchor": "middle" };
  const small = { "font-size": fit(subtitle, fonts.subtitle, right - left) };
  return [
    textElement(title, { x: width / 2, y: 44, ...big }),
    ...(subtitle === "" ? [] : [textElement(subtitle, { x: left, y: top - 9, ...small })]),
  ];
}

function grid({ x, y, left, right, top, bottom }: Plane): string {
  const lines = [
    ...x.ticks.map(({ value }) => ({ x1: x.at(value), x2: x.at(value), y1: top, y2: bottom })),
    ...y.ticks.map(({ value }) => ({ x1: left, x2: right, y1: y.at(value), y2: y.at(value) })),
  ];
  const drawn = lines.map((line) => element("line", line));
  return element("g", { class: "grid", stroke: colors.grid, "stroke-width": 1.1 }, ...drawn);
}

/** The stretches in which data of a mark are off the scale. */
function hidden({ xs, ys }: Mark, plane: Plane): Stretch[] {
  return xs.length === ys.length ? stretches(placesOf(ys, plane, xs), plane) : [];
}

/** The note about data off the scale, in the figure's font. */
function offScale(off: readonly Stretch[], plane: Plane): string {
  const style = { "font-size": fonts.label, fill: "#d62728", stroke: "#ffffff", "stroke-width": 4 };
  return element("g", { class: "off-scale", ...style, "paint-order": "stroke" }, drawOffScale(off, plane));
}

function tickLabels({ x, y, left, bottom }: Plane): string[] {
  const below = ({ value, text }: Tick): string => {
    const at = x.at(value);
    const mark = element("line", { x1: at, x2: at, y1: bottom, y2: bottom + 5 });
    return mark + textElement(text, { x: at, y: bottom + 20, "text-anchor": "middle", stroke: "none" });
  };
  const beside = ({ value, text }: Tick): string => {
    const at = y.at(value);
    const mark = element("line", { x1: left - 5, x2: left, y1: at, y2: at });
    return mark + textElement(text, { x: left - 9, y: at + fonts.label * 0.36, "text-anchor": "end", stroke: "none" });
  };
  const style = { class: "ticks", "font-size": fonts.label, stroke: colors.frame, "stroke-width": 1.1 };
  return [element("g", style, ...x.ticks.map(below), ...y.ticks.map(beside))];
}

function axisLabels(x: string, y: string, { left, right, top, bottom }: Plane, height: number): string[] {
  const middle = (top + bottom) / 2;
  const style = { "text-anchor": "middle", "font-size": fonts.label };
  return [
    ...(x === "" ? [] : [textElement(x, { x: (left + right) / 2, y: height - 18, ...style })]),
    ...(y === "" ? [] : [textElement(y, { x: 20, y: middle, transform: `rotate(-90 20 ${middle})`, ...style })]),
  ];
}
