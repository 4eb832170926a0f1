import { describe, expect, test } from "vitest";
import { linearAxis } from "./axis.ts";
import { clipped, drawFrame, everyNth, type Frame, linePath, pathThrough, placesOf, plotArea } from "./frame.ts";

const area = plotArea({ width: 174, height: 152 }, 10);
const frame: Frame = { area, x: linearAxis(0, 10, 62, 162), y: linearAxis(0, 10, 110, 10) };

describe("pathThrough", () => {
  test("is relative, in tenths of a pixel", () => {
    const path = pathThrough([
      [10.5, 20],
      [11.02, 19.48],
      [21.02, 30.5],
    ]);
    expect(path).toBe("M10.5 20l.5-.5l10 11");
  });

  test("does not add up what is rounded off", () => {
    const path = pathThrough(Array.from({ length: 101 }, (_, i) => [i * 0.33, 0] as const));
    const steps = [...path.matchAll(/l([\d.]+) 0/g)].map(([, x]) => Number(x));
    expect(steps).toHaveLength(100);
    expect(steps.reduce((a, b) => a + b)).toBeCloseTo(33, 9);
  });

  test("leaves a gap where there is no number", () => {
    expect(
      pathThrough([
        [0, 0],
        [1, Number.NaN],
        [2, 2],
      ]),
    ).toBe("M0 0M2 2");
  });
});

describe("linePath", () => {
  const path = (values: number[], xs?: number[]): string => linePath(placesOf(values, frame, xs), area);

  test("draws values over their numbers", () => {
    expect(path([0, 10, 5])).toBe("M62 110l10-100l10 50");
    expect(path([0, 10], [1, 3])).toBe("M72 110l20-100");
  });

  test("takes every n-th place and the last", () => {
    const places = everyNth(placesOf([0, 9, 9, 0, 9, 10], frame), 3);
    expect(linePath(places, area)).toBe("M62 110l30 0l20-100");
    expect(everyNth(places, 1)).toEqual(places);
  });

  test("ends at the edges of the area", () => {
    expect(path([0, 20, 20, 0])).toBe("M62 110l5-100M87 10l5 100");
    expect(path([1e30, 1e30, Number.POSITIVE_INFINITY, -1e308])).toBe("M87 10l0 100");
  });
});

test("clipped keeps the coordinates of the picture", () => {
  expect(clipped(area, "<path/>")).toBe(
    '<svg x="62" y="10" width="100" height="100" viewBox="62 10 100 100"><path/></svg>',
  );
});

test("a long number at the end of an axis stays in the picture", () => {
  const long: Frame = { ...frame, x: linearAxis(0, 1_000_000, area.left, area.right) };
  expect(drawFrame(long, "t", "y")).toContain(
    `x="${area.right + 12}" y="${area.bottom + 17}" text-anchor="end">1000000<`,
  );
});

test("drawFrame writes the names of the axes as text", () => {
  const markup = drawFrame(frame, "<t>", "y");
  expect(markup).toContain("&lt;t&gt;</text>");
  expect(markup.match(/class="grid"/g)).toHaveLength(frame.x.ticks.length + frame.y.ticks.length);
});
