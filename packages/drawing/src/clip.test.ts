import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { clipLine, type Place } from "./clip.ts";

const area = { left: 10, top: 20, right: 110, bottom: 70 };

describe("clipLine", () => {
  test("leaves what is inside as it is", () => {
    const line: Place[] = [
      [10, 20],
      [50, 45.5],
      [50, 45.5],
      [110, 70],
    ];
    expect(clipLine(line, area)).toEqual([line]);
  });

  test("ends and begins exactly on the border where the line crosses it", () => {
    const line: Place[] = [
      [20, 30],
      [30, 10],
      [40, 30],
      [50, 30],
    ];
    expect(clipLine(line, area)).toEqual([
      [
        [20, 30],
        [25, 20],
      ],
      [
        [35, 20],
        [40, 30],
        [50, 30],
      ],
    ]);
  });

  test("crosses the whole area between two places outside", () => {
    const line: Place[] = [
      [60, -55],
      [60, 145],
    ];
    expect(clipLine(line, area)).toEqual([
      [
        [60, 20],
        [60, 70],
      ],
    ]);
  });

  test.each([
    [
      [0, 0],
      [9, 500],
    ],
    [
      [0, 15],
      [15, 0],
    ],
    [
      [-1e308, 1e308],
      [1e308, 1e308],
    ],
    [
      [10, Number.NaN],
      [20, 30],
    ],
  ])("nothing is left of a line outside, %j to %j", (a, b) => {
    const pieces = clipLine([a, b] as unknown as Place[], area);
    expect(pieces.flat().length).toBeLessThan(2);
  });

  test("goes straight to the border on the way to what is infinite or beyond all measure", () => {
    for (const far of [Number.POSITIVE_INFINITY, 1e308, 1e200]) {
      const line: Place[] = [
        [20, 30],
        [30, far],
        [40, -far],
        [50, 30],
      ];
      const ends = clipLine(line, area).map((piece) => piece.map(([x, y]) => [Math.round(x), y]));
      expect(ends).toEqual([
        [
          [20, 30],
          [20, 70],
        ],
        [
          [35, 70],
          [35, 20],
        ],
        [
          [50, 20],
          [50, 30],
        ],
      ]);
    }
  });

  test("whatever the places, all that is left is inside, and places inside are all there", () => {
    const near = fc.tuple(
      fc.double({ min: -50, max: 200, noNaN: true }),
      fc.double({ min: -50, max: 200, noNaN: true }),
    );
    const any = fc.tuple(fc.double(), fc.double());
    fc.assert(
      fc.property(fc.array(fc.oneof(near, any)), (line) => {
        const left = clipLine(line, area).flat();
        for (const [x, y] of left) {
          expect(x >= area.left && x <= area.right && y >= area.top && y <= area.bottom).toBe(true);
        }
        for (const [x, y] of line) {
          if (!(x >= area.left && x <= area.right && y >= area.top && y <= area.bottom)) continue;
          expect(left.some((place) => place[0] === x && place[1] === y)).toBe(true);
        }
        expect(left.length).toBeLessThanOrEqual(2 * line.length);
      }),
    );
  });
});
