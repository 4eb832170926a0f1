import { escapeText } from "@dz/text";
import type { Axis } from "./axis.ts";
import { type Area, clipLine, type Place } from "./clip.ts";
import { coordinate } from "./numbers.ts";

/** The size of a picture in pixels. */
export interface Size {
  readonly width: number;
  readonly height: number;
}

/** The two axes of a chart and the area between them. */
export interface Frame {
  readonly area: Area;
  readonly x: Axis;
  readonly y: Axis;
}

/** The area of the plot, with space around it for the numbers and the names of the axes. */
export function plotArea({ width, height }: Size, top: number): Area {
  return { left: 62, top, right: width - 12, bottom: height - 42 };
}

/** The grid, the numbers and the names of both axes. */
export function drawFrame({ area, x, y }: Frame, nameX: string, nameY: string): string {
  const { left, top, right, bottom } = area;
  const parts: string[] = [];
  for (const { value, text } of x.ticks) {
    const at = coordinate(x.at(value));
    // A long number at the end would go beyond the picture; a digit has some 7 pixels.
    const [place, anchor] = x.at(value) + 3.5 * text.length > right + 12 ? [right + 12, "end"] : [at, "middle"];
    parts.push(
      `<path class="grid" d="M${at} ${top}V${bottom}"/><text x="${place}" y="${bottom + 17}" text-anchor="${anchor}">${text}</text>`,
    );
  }
  for (const { value, text } of y.ticks) {
    const at = y.at(value);
    parts.push(
      `<path class="grid" d="M${left} ${coordinate(at)}H${right}"/><text x="${left - 7}" y="${coordinate(at + 4)}" text-anchor="end">${text}</text>`,
    );
  }
  const middle = coordinate((top + bottom) / 2);
  parts.push(
    `<path class="edge" d="M${left} ${top}V${bottom}H${right}"/>`,
    `<text x="${coordinate((left + right) / 2)}" y="${bottom + 36}" text-anchor="middle">${escapeText(nameX)}</text>`,
    `<text transform="translate(14 ${middle}) rotate(-90)" text-anchor="middle">${escapeText(nameY)}</text>`,
  );
  return parts.join("");
}

/** Content cut off at the edges of the area; its coordinates are those of the picture. */
export function clipped({ left, top, right, bottom }: Area, content: string): string {
  const width = coordinate(right - left);
  const height = coordinate(bottom - top);
  return `<svg x="${left}" y="${top}" width="${width}" height="${height}" viewBox="${left} ${top} ${width} ${height}">${content}</svg>`;
}

/** Tenths of a pixel as a number of pixels, without an unnecessary zero. */
function tenths(x: number): string {
  return String(x / 10).replace(/^(-?)0\./, "$1.");
}

/** Two numbers of path data, with a space only where it is needed to separate them. */
function pair(x: number, y: number): string {
  return `${tenths(x)}${y < 0 ? "" : " "}${tenths(y)}`;
}

/**
 * A line through points, x and y of each in pixels, as path data: relative and in tenths of a pixel, for brevity. A NaN
 * makes a gap. Errors do not accumulate: each point is rounded separately.
 */
export function pathThrough(places: Iterable<readonly [number, number]>): string {
  let path = "";
  let before: readonly [number, number] | undefined;
  for (const [placeX, placeY] of places) {
    const [x, y] = [Math.round(placeX * 10), Math.round(placeY * 10)];
    const drawn = Number.isFinite(x) && Number.isFinite(y);
    if (drawn) path += before === undefined ? `M${pair(x, y)}` : `l${pair(x - before[0], y - before[1])}`;
    before = drawn ? [x, y] : undefined;
  }
  return path;
}

/** The points of values over their numbers `xs`, or over their indexes without `xs`. */
export function placesOf(values: ArrayLike<number>, { x, y }: Pick<Frame, "x" | "y">, xs?: ArrayLike<number>): Place[] {
  return Array.from(values, (value, i): Place => [x.at(xs?.[i] ?? i), y.at(value)]);
}

/** Every `step`-th of some points, and the last. */
export function everyNth(places: readonly Place[], step: number): Place[] {
  return places.filter((_, i) => i % step === 0 || i === places.length - 1);
}

/** A line through points as path data, cut off at the edges of the area. */
export function linePath(places: readonly Place[], area: Area): string {
  return clipLine(places, area).map(pathThrough).join("");
}
