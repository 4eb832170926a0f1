import { describe, expect, test } from "vitest";
import type { Axis } from "../axis.ts";
import { bandMark, lineMark, noteMark, type Plane, range, ruleMark, scatterMark, stripMark } from "./marks.ts";

const axis = (place: (value: number) => number): Axis => ({
  ticks: [],
  at: (value) => (Number.isFinite(value) ? place(value) : Number.NaN),
  value: () => expect.unreachable(),
});
/** x has ten pixels per unit, y the same, upwards from 100. */
const plane: Plane = {
  x: axis((x) => 10 * x),
  y: axis((y) => 100 - 10 * y),
  left: 0,
  right: 100,
  top: 0,
  bottom: 100,
};
const color = "#123456";

test("range", () => expect([...range(3), ...range(2, 5)]).toEqual([0, 1, 2, 5, 6]));

describe("line", () => {
  test("goes through its points and breaks at what is no number", () => {
    expect(lineMark([0, 1, 2, 3, 4], [1, 2, Number.NaN, 3, 4], { color }).draw(plane)).toContain(
      'd="M0,90L10,80M30,70L40,60"',
    );
  });
  test("dashes", () => {
    expect(lineMark([0, 1], [0, 1], { color, dashed: true })).toMatchObject({ symbol: "dashes" });
    expect(lineMark([0, 1], [0, 1], { color, dashed: true }).draw(plane)).toContain("stroke-dasharray");
  });
  test("nothing to draw", () => expect(lineMark([], [], { color }).draw(plane)).toContain('d=""'));
});

describe("scatter", () => {
  test("points without those that are no number", () => {
    expect(scatterMark([1, 2], [Number.NaN, 3], { color, size: 4 }).draw(plane)).toContain(
      'd="M20 70h0" stroke="#123456" stroke-width="4"',
    );
  });
  test("triangles stand on their corner above the point", () => {
    expect(scatterMark([1], [1], { color, size: 8, shape: "triangle" }).draw(plane)).toContain('d="M10 82l4 8h-8z"');
  });
});

test("a band goes along the high values and back along the low ones", () => {
  const mark = bandMark([0, 1], [1, 2], [3, 4], { color });
  expect(mark.draw(plane)).toContain('d="M0,70L10,60L10,80L0,90Z"');
  expect([mark.xs, mark.ys]).toEqual([
    [0, 1, 0, 1],
    [1, 2, 3, 4],
  ]);
});

test("a strip stays inside the frame", () => {
  expect(stripMark(-3, 2, { color }).draw(plane)).toContain('x="0" y="0" width="20" height="100"');
});

test("rules", () => {
  expect(ruleMark({ x: 3 }, { color }).draw(plane)).toContain('x1="30" x2="30" y1="0" y2="100"');
  expect(ruleMark({ y: 3 }, { color, dashed: true }).draw(plane)).toContain('x1="0" x2="100" y1="70" y2="70"');
});

test("a note is beside its point where there is room, escaped, and not there without a point", () => {
  expect(noteMark(1, 1, "<b>", { color, side: "above" }).draw(plane)).toMatch(
    /x="18" y="80" text-anchor="start".*&lt;b&gt;/,
  );
  expect(noteMark(9, 9.9, "n", { color, side: "below" }).draw(plane)).toMatch(/x="82" y="22.89" text-anchor="end"/);
  expect(noteMark(Number.NaN, 1, "n", { color, side: "above" }).draw(plane)).toBe("");
});
