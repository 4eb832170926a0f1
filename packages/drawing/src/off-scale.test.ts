import { expect, test } from "vitest";
import { drawOffScale, stretches, wordBoxes } from "./off-scale.ts";

const area = { left: 0, top: 0, right: 400, bottom: 100 };

test("stretches say where a line cannot be seen, and on which side it is", () => {
  const heights = [50, -5, -6, 50, 120, Number.POSITIVE_INFINITY, Number.NaN, 100.5, -0.5];
  const found = stretches(
    heights.map((y, i) => [i * 2, y] as const),
    area,
  );
  expect(found).toEqual([
    { side: "above", from: 2, to: 4 },
    { side: "below", from: 8, to: 10 },
    { side: "nowhere", from: 12, to: 12 },
  ]);
});

test("places beside the area are not looked at", () => {
  expect(
    stretches(
      [
        [-1, -50],
        [401, -50],
        [Number.NaN, 5],
      ],
      area,
    ),
  ).toEqual([]);
});

test("a line that goes out and in again in every pixel is one stretch", () => {
  expect(
    stretches(
      Array.from({ length: 4000 }, (_, i) => [i / 10, i % 2 ? 50 : -9] as const),
      area,
    ),
  ).toHaveLength(1);
});

test("the words are inside, one for each side", () => {
  const markup = drawOffScale(
    [
      { side: "above", from: 0, to: 1 },
      { side: "above", from: 9, to: 9 },
      { side: "below", from: 400, to: 400 },
      { side: "nowhere", from: 100, to: 300 },
    ],
    area,
  );
  expect(markup.match(/>[^<]*off scale[^<]*</g)).toEqual([
    ">▲ off scale<",
    ">▼ off scale<",
    ">off scale: not a number<",
  ]);
  expect(markup).toContain('d="M0 0H3M7 0H11"');
  expect(drawOffScale([], area)).toBe("");
  for (const box of wordBoxes([{ side: "below", from: 400, to: 400 }], area)) {
    expect(box.left >= 0 && box.right <= 400 && box.top >= 0 && box.bottom <= 100).toBe(true);
  }
});
