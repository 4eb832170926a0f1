/**
 * Points of several classes over the regions of a classifier in the plane, as the text of an SVG file.
 *
 * @module
 */
import { round } from "@dz/drawing";
import { escapeText } from "@dz/text";
import { colorOf, picture } from "./picture.ts";

/** The contents of the picture. */
export interface Regions {
  readonly title: string;
  /** The limits of the picture along both axes. */
  readonly range: readonly [low: number, high: number];
  /** The number of squares along each side. */
  readonly side: number;
  /** The class of each square, row by row from the smallest y. */
  readonly classes: ArrayLike<number>;
  /** Points with their classes. */
  readonly points: readonly (readonly [x: number, y: number, k: number])[];
}

const SIZE = 440;
const TOP = 36;

/** The picture as SVG. */
export function regions({ title, range: [low, high], side, classes, points }: Regions): string {
  const width = SIZE / side;
  const parts = [`<text x="${SIZE / 2}" y="22" text-anchor="middle" font-size="15">${escapeText(title)}</text>`];
  for (let row = 0; row < side; row++) {
    // One rectangle for each run of equal squares.
    for (let from = 0, to = 1; from < side; from = to, to++) {
      const k = classes[row * side + from] as number;
      while (to < side && classes[row * side + to] === k) to++;
      const [x, y] = [from * width, TOP + SIZE - (row + 1) * width];
      const size = `width="${round((to - from) * width)}" height="${round(width + 0.3)}"`;
      parts.push(`<rect x="${round(x)}" y="${round(y)}" ${size} fill="${colorOf(k)}" opacity="0.3"/>`);
    }
  }
  const at = (value: number): number => ((value - low) / (high - low)) * SIZE;
  for (const [x, y, k] of points) {
    parts.push(
      `<circle cx="${round(at(x))}" cy="${round(TOP + SIZE - at(y))}" r="3" fill="${colorOf(k)}" stroke="white"/>`,
    );
  }
  return picture(SIZE, TOP + SIZE, parts);
}
