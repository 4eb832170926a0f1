import { describe, expect, test } from "vitest";
import { drawLosses, lossFrame } from "./loss-chart.ts";

const size = { width: 720, height: 320 };
const runs = [
  { train: [1, 0.1], test: [0.5, Number.NaN] },
  { train: [0.4, 0.2, 0.02], test: [0.3, 0.1, 0.01] },
];

describe("lossFrame", () => {
  test("goes from the first epoch to the last of the longest run", () => {
    const { x, area } = lossFrame(size, runs, "log");
    expect([x.at(1), x.at(3)]).toEqual([area.left, area.right]);
  });

  test("has room for all losses that are numbers", () => {
    for (const kind of ["log", "linear"] as const) {
      const { y, area } = lossFrame(size, runs, kind);
      expect(y.at(1)).toBeGreaterThan(area.top);
      expect(y.at(0.01)).toBeLessThan(area.bottom);
    }
  });

  test("a linear axis begins at 0", () => {
    const { y, area } = lossFrame(size, runs, "linear");
    expect(y.at(0)).toBe(area.bottom);
  });

  test("exists when no loss is a number", () => {
    const frame = lossFrame(size, [{ train: [Number.NaN], test: [Number.POSITIVE_INFINITY] }], "log");
    expect(drawLosses(frame, [])).toContain("mean squared error");
  });
});

test("each run has two lines of its colour", () => {
  const markup = drawLosses(lossFrame(size, runs, "log"), runs);
  expect(
    markup.match(/<g class="s[01]"><path class="train" d="M[^"]+"\/><path class="test" d="M[^"]+"\/><\/g>/g),
  ).toHaveLength(2);
});
