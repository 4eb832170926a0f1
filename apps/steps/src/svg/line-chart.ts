/**
 * Lines and dots over two axes, as the text of an SVG file.
 *
 * @module
 */
import { drawChart, lineMark, scatterMark, square } from "@dz/drawing";
import type { NdArray } from "@dz/ndarray";
import { colorOf } from "./picture.ts";

/** A point by its two coordinates. */
export type Point = readonly [x: number, y: number];

/** A series of points, with its name. */
export interface Series {
  readonly name: string;
  readonly points: readonly Point[];
}

/** The contents of a chart. */
export interface Chart {
  readonly title: string;
  /** The names of the axes. */
  readonly x: string;
  readonly y: string;
  readonly lines?: readonly Series[];
  readonly dots?: readonly Series[];
}

/** The chart as SVG, the lines above the dots. Data that are not finite make a gap in a line, which the chart notes. */
export function lineChart({ title, x, y, lines = [], dots = [] }: Chart): string {
  const look = (name: string, i: number) => ({ color: colorOf(i), ...(name === "" ? {} : { label: name }) });
  const marks = [
    ...dots.map(({ name, points }, i) => scatterMark(...sides(points), { ...look(name, lines.length + i), size: DOT })),
    ...lines.map(({ name, points }, i) => lineMark(...sides(points), look(name, i))),
  ];
  return `${drawChart({ id: "chart", size: square, title, x: { label: x }, y: { label: y }, marks })}\n`;
}

/** The diameter of a dot in pixels. */
const DOT = 6;

/** The coordinates of points, those along x and those along y. */
function sides(points: readonly Point[]): [xs: number[], ys: number[]] {
  return [points.map(([x]) => x), points.map(([, y]) => y)];
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
