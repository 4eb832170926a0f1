import { round } from "@dz/drawing";
import type { NdArray } from "@dz/ndarray";
import { picture } from "./picture.ts";

const GAP = 6;

/**
 * Grey pictures [height, width] of one size side by side, `columns` in a row, as SVG: the smallest number of each is
 * black, the largest white; NaN counts as 0. A pixel is a square of side `scale`.
 */
export function imageGrid(images: readonly NdArray[], columns: number, scale = 3): string {
  const [height, width] = (images[0]?.shape ?? [0, 0]) as [number, number];
  const [stepX, stepY] = [width * scale + GAP, height * scale + GAP];
  const parts = images.map((image, i) => {
    const at = `translate(${(i % columns) * stepX + GAP} ${Math.floor(i / columns) * stepY + GAP})`;
    return `<g transform="${at} scale(${scale})" shape-rendering="crispEdges">${pixels(image)}</g>`;
  });
  const rows = Math.ceil(images.length / columns);
  return picture(Math.min(columns, images.length) * stepX + GAP, rows * stepY + GAP, parts);
}

/** The pixels, one rectangle for each run of equal ones in a row, on black. */
function pixels(image: NdArray): string {
  const [height, width] = image.shape as [number, number];
  const values = Array.from(image.toTypedArray(), (value) => Math.max(-1e300, Math.min(1e300, value || 0)));
  const low = Math.min(...values);
  const range = Math.max(...values) - low || 1;
  const greys = values.map((value) => Math.round(((value - low) / range) * 255));
  const parts = [`<rect width="${width}" height="${height}"/>`];
  for (let row = 0; row < height; row++) {
    for (let from = 0, to = 1; from < width; from = to, to++) {
      const grey = greys[row * width + from] as number;
      while (to < width && greys[row * width + to] === grey) to++;
      const fill = `#${grey.toString(16).padStart(2, "0").repeat(3)}`;
      if (grey > 0) parts.push(`<rect x="${round(from)}" y="${row}" width="${to - from}" height="1" fill="${fill}"/>`);
    }
  }
  return parts.join("");
}
