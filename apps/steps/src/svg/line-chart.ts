/**
 * Lines and dots over two axes, as the text of an SVG file.
 *
 * @module
 */
import type { NdArray } from "@dz/ndarray";
import { LARGEST, ticks } from "./scale.ts";
import { colorOf, escaped, picture, short } from "./text.ts";

/** A place by its two coordinates. */
export type Point = readonly [x: number, y: number];

/** Points that belong together, and what they are called. */
export interface Series {
  readonly name: string;
  readonly points: readonly Point[];
}

/** What a chart shows. */
export interface Chart {
  readonly title: string;
  /** What is along the axes. */
  readonly x: string;
  readonly y: string;
  readonly lines?: readonly Series[];
  readonly dots?: readonly Series[];
}

const WIDTH = 640;
const HEIGHT = 420;
const area = { left: 64, right: 620, top: 40, bottom: 368 };

/**
 * The chart as SVG. Points with a coordinate that is not finite, or beyond all measure, are left out, a line has a gap
 * there, and the chart says that something is off its scale.
 */
export function lineChart({ title, x, y, lines = [], dots = [] }: Chart): string {
  const given = [...dots, ...lines].flatMap(({ points }) => points);
  const all = given.filter(canBeDrawn);
  const off =
    all.length < given.length
      ? `<text x="${area.left + 8}" y="${area.top + 18}" fill="#b3261e">off scale in part</text>`
      : "";
  const xTicks = ticks(all.map(([px]) => px));
  const yTicks = ticks(all.map(([, py]) => py));
  const toX = (value: number): number => place(value, xTicks, area.left, area.right);
  const toY = (value: number): number => place(value, yTicks, area.bottom, area.top);
  const text = (at: Point, anchor: string, content: string): string =>
    `<text x="${short(at[0])}" y="${short(at[1])}" text-anchor="${anchor}">${escaped(content)}</text>`;
  const line = (x1: number, y1: number, x2: number, y2: number): string =>
    `<line x1="${short(x1)}" y1="${short(y1)}" x2="${short(x2)}" y2="${short(y2)}" stroke="#ddd"/>`;

  const middle = (area.left + area.right) / 2;
  return picture(WIDTH, HEIGHT, [
    `<text x="${middle}" y="22" text-anchor="middle" font-size="15">${escaped(title)}</text>`,
    ...xTicks.flatMap((t) => [
      line(toX(t), area.top, toX(t), area.bottom),
      text([toX(t), area.bottom + 16], "middle", label(t)),
    ]),
    ...yTicks.flatMap((t) => [
      line(area.left, toY(t), area.right, toY(t)),
      text([area.left - 6, toY(t) + 4], "end", label(t)),
    ]),
    text([middle, area.bottom + 34], "middle", x),
    text([area.left - 6, area.top - 12], "end", y),
    ...dots.map(({ points }, i) => {
      const circles = points
        .filter(canBeDrawn)
        .map(([px, py]) => `<circle cx="${short(toX(px))}" cy="${short(toY(py))}" r="2.5"/>`);
      return `<g fill="${colorOf(i + lines.length)}">${circles.join("")}</g>`;
    }),
    ...lines.map(({ points }, i) => {
      const path = `<path d="${pathOf(points, toX, toY)}" fill="none"`;
      return `${path} stroke="${colorOf(i)}" stroke-width="1.8"/>`;
    }),
    ...legend([...lines, ...dots]),
    ...(off === "" ? [] : [off]),
  ]);
}

/** Losses over epochs, from 1. */
export function lossChart(title: string, losses: Readonly<Record<string, readonly number[]>>): string {
  const lines = Object.entries(losses).map(([name, values]) => ({
    name,
    points: values.map((value, i): Point => [i + 1, value]),
  }));
  return lineChart({ title, x: "epoch", y: "loss", lines });
}

/** The elements of two arrays of the same size as points. */
export function pointsOf(xs: NdArray, ys: NdArray): Point[] {
  const y = ys.toTypedArray();
  return Array.from(xs.toTypedArray(), (x, i) => [x, y[i] as number]);
}

function canBeDrawn(point: Point): boolean {
  return point.every((x) => Math.abs(x) <= LARGEST);
}

/** Where a value is between two edges, if the first tick is at one and the last at the other. */
function place(value: number, marks: readonly number[], from: number, to: number): number {
  const [low, high] = [marks[0] as number, marks.at(-1) as number];
  return from + ((value - low) / (high - low)) * (to - from);
}

function pathOf(points: readonly Point[], toX: (x: number) => number, toY: (y: number) => number): string {
  let command = "M";
  let path = "";
  for (const point of points) {
    if (canBeDrawn(point)) path += `${command}${short(toX(point[0]))} ${short(toY(point[1]))}`;
    command = canBeDrawn(point) ? "L" : "M";
  }
  return path;
}

/** A tick as a text, without the digits that rounding adds. */
function label(tick: number): string {
  return String(Number(tick.toPrecision(10)));
}

function legend(series: readonly Series[]): string[] {
  const [left, height] = [area.right - 156, 16 * series.length + 6];
  const ground = `<rect x="${left}" y="${area.top + 2}" width="156" height="${height}" fill="white" opacity="0.8"/>`;
  const entries = series.map(({ name }, i) => {
    const y = area.top + 16 + 16 * i;
    const mark = `<rect x="${area.right - 150}" y="${y - 9}" width="10" height="10" fill="${colorOf(i)}"/>`;
    return `${mark}<text x="${area.right - 134}" y="${y}">${escaped(name)}</text>`;
  });
  return [ground, ...entries];
}
