/**
 * Curves in braille characters. Each character has two by four dots, so a picture has twice as many dots as columns, and
 * four times as many as rows.
 *
 * @module
 */

/** The dots of a braille character by row and column, as bits added to U+2800. */
const bits = [
  [0x01, 0x08],
  [0x02, 0x10],
  [0x04, 0x20],
  [0x40, 0x80],
] as const;

/** The size of a picture in characters. */
export interface Cells {
  readonly width: number;
  readonly rows: number;
}

/** The position of a dot from the left and from the top; what is not finite is a gap. */
export type Dot = readonly [x: number, y: number];

/** The braille character of some bits. */
export function braille(cell: number): string {
  return String.fromCharCode(0x2800 | cell);
}

/** The bits of a curve through points, row by row, with only every `every`-th of its dots. */
export function curveCells(points: Iterable<Dot>, { width, rows }: Cells, every: number): Uint8Array {
  const cells = new Uint8Array(width * rows);
  let before: Dot | null = null;
  let drawn = -1; // the index of the last dot
  let at = -1;
  for (const point of points) {
    if (!Number.isFinite(point[0]) || !Number.isFinite(point[1])) {
      before = null;
      continue;
    }
    const [x0, y0]: Dot = before ?? point;
    const steps = Math.max(Math.ceil(Math.max(Math.abs(point[0] - x0), Math.abs(point[1] - y0))), 1);
    for (let step = 1; step <= steps; step++) {
      const x = Math.round(x0 + ((point[0] - x0) * step) / steps);
      const y = Math.round(y0 + ((point[1] - y0) * step) / steps);
      const dot = y * width * 2 + x;
      if (dot === at) continue;
      at = dot;
      drawn++;
      const index = (y >> 2) * width + (x >> 1);
      if (drawn % every === 0) cells[index] = (cells[index] as number) | (bits[y & 3]?.[x & 1] ?? 0);
    }
    before = point;
  }
  return cells;
}

/** The bits of points alone. */
export function pointCells(points: Iterable<Dot>, size: Cells): Uint8Array {
  const gap: Dot = [Number.NaN, Number.NaN];
  return curveCells(
    (function* (): Generator<Dot> {
      for (const point of points) yield* [point, gap];
    })(),
    size,
    1,
  );
}
