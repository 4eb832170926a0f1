import type { Area, Place } from "./clip.ts";
import { coordinate } from "./numbers.ts";

/** The reason why a line is invisible: it is above or below the area, or nowhere, because a value is NaN. */
export type Side = "above" | "below" | "nowhere";

/** A horizontal stretch in which a line is invisible. */
export interface Stretch {
  readonly side: Side;
  readonly from: number;
  readonly to: number;
}

/** The distance outside the area up to which a line is still visible, because of its width. */
const SEEN = 0.75;

const WORDS: Readonly<Record<Side, string>> = {
  above: "▲ off scale",
  below: "▼ off scale",
  nowhere: "off scale: not a number",
};

/** The stretches in which the points of a line are off the scale; adjacent ones are merged. */
export function stretches(places: Iterable<Place>, area: Area): Stretch[] {
  const found: { side: Side; from: number; to: number }[] = [];
  const open = new Map<Side, { side: Side; from: number; to: number }>();
  let before: Side | undefined;
  for (const [x, y] of places) {
    if (!(x >= area.left && x <= area.right)) continue;
    if (y >= area.top - SEEN && y <= area.bottom + SEEN) {
      before = undefined;
      continue;
    }
    const side: Side = Number.isNaN(y) ? "nowhere" : y < area.top ? "above" : "below";
    const last = open.get(side);
    const follows = side === before;
    before = side;
    if (last !== undefined && (follows || x - last.to < 3)) last.to = x;
    else {
      const next = { side, from: x, to: x };
      open.set(side, next);
      found.push(next);
    }
  }
  return found;
}

/** Words in a picture: their middle and their baseline. */
export interface Words {
  readonly text: string;
  readonly x: number;
  readonly y: number;
}

/** About half of the width of the words. */
const HALF = 85;

/** The lines along the borders where data are off the scale, and the words beside them. */
function marks(
  found: readonly Stretch[],
  { left, right, top, bottom }: Area,
): { path: string; words: Words; side: Side }[] {
  const heights = [
    ["above", top, top + 16],
    ["below", bottom, bottom - 8],
    ["nowhere", bottom, bottom - 24],
  ] as const;
  return heights.flatMap(([side, height, y]) => {
    const there = found.filter((stretch) => stretch.side === side);
    const from = there.reduce((least, stretch) => Math.min(least, stretch.from), right);
    const to = there.reduce((most, stretch) => Math.max(most, stretch.to), left);
    const x = Math.max(left + HALF, Math.min(right - HALF, (from + to) / 2));
    const lines = there.map((stretch) => {
      const [start, end] = [Math.max(left, stretch.from - 2), Math.min(right, stretch.to + 2)];
      return `M${coordinate(start)} ${coordinate(height)}H${coordinate(end)}`;
    });
    return there.length === 0 ? [] : [{ side, path: lines.join(""), words: { text: WORDS[side], x, y } }];
  });
}

/** The areas that the words about data off the scale take. */
export function wordBoxes(found: readonly Stretch[], area: Area): Area[] {
  return marks(found, area).map(({ words: { x, y } }) => {
    return { left: x - HALF, right: x + HALF, top: y - 14, bottom: y + 4 };
  });
}

/** Marks at the borders where lines are off the scale, with words; nothing if all are visible. */
export function drawOffScale(found: readonly Stretch[], area: Area): string {
  const drawn = marks(found, area).map(({ side, path, words: { text, x, y } }) => {
    const dotted = side === "nowhere" ? ' stroke-dasharray="3 3"' : "";
    return `<path class="off" d="${path}" fill="none" stroke="#d62728" stroke-width="3"${dotted}/><text class="off" x="${coordinate(x)}" y="${coordinate(y)}" text-anchor="middle">${text}</text>`;
  });
  return drawn.join("");
}
