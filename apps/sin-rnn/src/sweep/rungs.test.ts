import { expect, test } from "vitest";
import { rungsFor } from "./rungs.ts";

test.each<[number, number, [number, number][]]>([
  [1, 100, [[100, 1]]],
  [
    12,
    9,
    [
      [1, 12],
      [3, 4],
      [9, 1],
    ],
  ],
  [
    27,
    81,
    [
      [3, 27],
      [9, 9],
      [27, 3],
      [81, 1],
    ],
  ],
  [
    8,
    100,
    [
      [33, 8],
      [100, 2],
    ],
  ],
  [100, 2, [[2, 100]]],
])("%d settings to %d epochs", (settings, epochs, expected) => {
  expect(rungsFor(settings, epochs).map((rung) => [rung.epochs, rung.settings])).toEqual(expected);
});
