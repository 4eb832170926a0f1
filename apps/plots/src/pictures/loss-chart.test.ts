import { describe, expect, test } from "vitest";
import { drawLosses, lossFrame } from "./loss-chart.ts";

const size = { width: 720, height: 320 };
const runs = [
  { epochs: [1, 2], train: [1, 0.1], test: [0.5, Number.NaN] },
  { epochs: [1, 2, 3], train: [0.4, 0.2, 0.02], test: [0.3, 0.1, 0.01] },
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
    const frame = lossFrame(size, [{ epochs: [1], train: [Number.NaN], test: [Number.POSITIVE_INFINITY] }], "log");
    expect(drawLosses(frame, [])).toContain("mean squared error");
  });
});

test("each run has two lines of its colour", () => {
  const markup = drawLosses(lossFrame(size, runs, "log"), runs);
  expect(
    markup.match(/<g class="s[01]"><path class="train" d="M[^"]+"\/><path class="test" d="M[^"]+"\/><\/g>/g),
  ).toHaveLength(2);
});

test("epochs have their places, also if not all are there", () => {
  const long = [{ epochs: [1, 500, 1001], train: [1, 1, 1], test: [1, 1, 1] }];
  const frame = lossFrame(size, long, "linear");
  expect([frame.x.at(1), frame.x.at(1001)]).toEqual([frame.area.left, frame.area.right]);
  expect(frame.x.at(501)).toBeCloseTo((frame.area.left + frame.area.right) / 2, 9);
  expect(drawLosses(frame, long)).toMatch(/class="test" d="M62 [\d.]+l322\.4 0l/);
});

describe("losses of any size", () => {
  const one = (...losses: number[]) => [{ epochs: losses.map((_, i) => i + 1), train: losses, test: losses }];
  test.each([[[1.7e308, 1]], [[1e-300, 1]], [[5e-324, 5e-324]], [[5e-324, 1.7e308]], [[0, 0]], [[1.7e308, 1.7e308]]])(
    "%j have an axis of either kind",
    (losses) => {
      for (const kind of ["log", "linear"] as const) {
        const frame = lossFrame(size, one(...losses), kind);
        expect(frame.y.ticks.length).toBeGreaterThan(0);
        expect(frame.y.ticks.length).toBeLessThan(30);
        expect(drawLosses(frame, one(...losses))).not.toMatch(/NaN|Infinity/);
      }
    },
  );
  test("those beyond the scale are said to be", () => {
    const runs = one(1, 1e9, Number.POSITIVE_INFINITY, Number.NaN);
    expect(drawLosses(lossFrame(size, runs, "linear"), runs)).toMatch(/▲ off scale.*not a number/);
    expect(drawLosses(lossFrame(size, one(1, 2), "linear"), one(1, 2))).not.toContain("off scale");
  });
});
