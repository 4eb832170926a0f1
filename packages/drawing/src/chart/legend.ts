/** The legend: names of marks in a box, in the corner where it hides least. */
import type { Area } from "../clip.ts";
import { cut } from "./format.ts";
import type { Mark, Plane } from "./marks.ts";
import { colors, dashes, fonts, lineWidth, textWidth } from "./style.ts";
import { element, textElement } from "./svg.ts";

const ROW = 21;
const SYMBOL = 28;
const PADDING = 6;
const GAP = 8;
/** The distance to the box below which a point counts as covered: more than half of a dot. */
const NEAR = 10;
/** The distance from the box to the frame. */
const MARGIN = 10;

/** The legend of the marks with a label, or nothing if none has one; it avoids the areas `taken` if it can. */
export function legend(marks: readonly Mark[], plane: Plane, taken: readonly Area[] = []): string {
  const named = marks.filter((mark) => mark.label !== undefined);
  if (named.length === 0) return "";
  const width =
    2 * PADDING + SYMBOL + GAP + Math.max(...named.map(({ label = "" }) => textWidth(cut(label), fonts.label)));
  const height = 2 * PADDING + ROW * named.length;
  const { x, y } = bestPlace(marks, plane, width, height, taken);
  const frame = { x, y, width, height, rx: 3, fill: colors.paper, "fill-opacity": 0.8, stroke: "#cccccc" };
  const rows = named.map((mark, i) => {
    const middle = y + PADDING + ROW * (i + 0.5);
    const at = { x: x + PADDING + SYMBOL + GAP, y: middle + fonts.label * 0.36, "font-size": fonts.label };
    return symbol(mark, x + PADDING, middle) + textElement(cut(mark.label ?? ""), at);
  });
  return element("g", { class: "legend" }, element("rect", frame), ...rows);
}

/** The symbol before a label, `SYMBOL` pixels wide, around the height `y`. */
function symbol({ symbol, color }: Mark, x: number, y: number): string {
  const middle = x + SYMBOL / 2;
  switch (symbol) {
    case "dot":
      return element("circle", { cx: middle, cy: y, r: 4.2, fill: color });
    case "triangle":
      return element("path", { d: `M${middle} ${y - 5}l5 10h-10z`, fill: color });
    case "area":
      return element("rect", { x, y: y - 5, width: SYMBOL, height: 10, fill: color, opacity: 0.25 });
    default: {
      const dash = symbol === "dashes" ? dashes : undefined;
      const ends = { x1: x, x2: x + SYMBOL, y1: y, y2: y };
      return element("line", { ...ends, stroke: color, "stroke-width": lineWidth, "stroke-dasharray": dash });
    }
  }
}

/** Of the corners, the middles of the sides and the centre, the first that covers the fewest points. */
function bestPlace(
  marks: readonly Mark[],
  plane: Plane,
  width: number,
  height: number,
  taken: readonly Area[],
): { x: number; y: number } {
  const left = plane.left + MARGIN;
  const right = plane.right - MARGIN - width;
  const top = plane.top + MARGIN;
  const bottom = plane.bottom - MARGIN - height;
  const across = (left + right) / 2;
  const down = (top + bottom) / 2;
  const places = [
    { x: right, y: top },
    { x: left, y: top },
    { x: left, y: bottom },
    { x: right, y: bottom },
    { x: right, y: down },
    { x: left, y: down },
    { x: across, y: bottom },
    { x: across, y: top },
    { x: across, y: down },
  ];
  let best = places[0] as { x: number; y: number };
  let fewest = Number.POSITIVE_INFINITY;
  for (const place of places) {
    const hit = ({ left, top, right, bottom }: Area): boolean =>
      left < place.x + width && right > place.x && top < place.y + height && bottom > place.y;
    let covered = taken.some(hit) ? 1e9 : 0; // words outweigh any number of points
    for (const mark of marks) {
      for (const point of linePoints(mark, plane)) {
        const across = point.x > place.x - NEAR && point.x < place.x + width + NEAR;
        if (across && point.y > place.y - NEAR && point.y < place.y + height + NEAR) covered++;
      }
    }
    if (covered < fewest) [fewest, best] = [covered, place];
  }
  return best;
}

/** The points of a mark in pixels; for lines also points between them, so that a few long segments count too. */
function* linePoints({ xs, ys, symbol }: Mark, plane: Plane): Generator<{ x: number; y: number }> {
  let previous: { x: number; y: number } | null = null;
  for (let i = 0; i < Math.min(xs.length, ys.length); i++) {
    const point = { x: plane.x.at(xs[i] as number), y: plane.y.at(ys[i] as number) };
    if (!(Number.isFinite(point.x) && Number.isFinite(point.y))) {
      previous = null;
      continue;
    }
    if (previous !== null && (symbol === "line" || symbol === "dashes")) {
      const pieces = Math.min(20, Math.floor(Math.hypot(point.x - previous.x, point.y - previous.y) / 10));
      for (let j = 1; j < pieces; j++) {
        const part = j / pieces;
        yield { x: previous.x + part * (point.x - previous.x), y: previous.y + part * (point.y - previous.y) };
      }
    }
    yield point;
    previous = point;
  }
}
