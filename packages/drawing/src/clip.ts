/** A point of a picture, in pixels. */
export type Place = readonly [x: number, y: number];

/** A rectangle of a picture. */
export interface Area {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** Farther away than any picture, and near enough that differences do not overflow. */
const FAR = 1e300;

/**
 * The parts of a polyline inside an area. Where the line crosses a border, its part ends exactly there. An infinitely
 * distant point counts as very far away; a NaN interrupts the line.
 */
export function clipLine(places: Iterable<Place>, area: Area): Place[][] {
  const pieces: Place[][] = [];
  let piece: Place[] | undefined;
  let before: Place | undefined;
  for (const place of places) {
    if (Number.isNaN(place[0]) || Number.isNaN(place[1])) {
      before = piece = undefined;
      continue;
    }
    const here: Place = [near(place[0]), near(place[1])];
    const part = clipSegment(before ?? here, here, area);
    before = here;
    if (part === undefined) {
      piece = undefined;
      continue;
    }
    const [start, end] = part;
    const last = piece?.at(-1);
    if (piece === undefined || last === undefined || last[0] !== start[0] || last[1] !== start[1]) {
      piece = [start];
      pieces.push(piece);
    }
    if (start[0] !== end[0] || start[1] !== end[1] || piece.length > 1 || last !== undefined) piece.push(end);
  }
  return pieces;
}

function near(x: number): number {
  return Math.max(-FAR, Math.min(FAR, x));
}

/** The part of a segment inside an area (Liang and Barsky); undefined if there is none. */
function clipSegment(a: Place, b: Place, area: Area): readonly [Place, Place] | undefined {
  const [dx, dy] = [b[0] - a[0], b[1] - a[1]];
  let [enter, leave] = [0, 1];
  let [start, end]: [Place, Place] = [a, b];
  const borders = [
    [0, area.left, 1],
    [0, area.right, -1],
    [1, area.top, 1],
    [1, area.bottom, -1],
  ] as const;
  for (const [axis, border, inwards] of borders) {
    const [from, step] = [a[axis], axis === 0 ? dx : dy];
    const [isIn, willBeIn] = [(from - border) * inwards >= 0, (b[axis] - border) * inwards >= 0];
    if (!(isIn || willBeIn)) return undefined;
    if (isIn && willBeIn) continue;
    const part = (border - from) / step;
    const crossing: Place = axis === 0 ? [border, a[1] + part * dy] : [a[0] + part * dx, border];
    if (willBeIn && part > enter) [enter, start] = [part, crossing];
    if (isIn && part < leave) [leave, end] = [part, crossing];
  }
  if (enter > leave) return undefined;
  return [inside(start, area), inside(end, area)];
}

/** Moves a point that rounding has put just outside back to the border. */
function inside([x, y]: Place, { left, top, right, bottom }: Area): Place {
  return [Math.max(left, Math.min(right, x)), Math.max(top, Math.min(bottom, y))];
}
