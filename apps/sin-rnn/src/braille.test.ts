import { expect, test } from "vitest";
import { braille, curveCells, type Dot, pointCells } from "./braille.ts";

const size = { width: 3, rows: 1 };
const text = (cells: Uint8Array): string => Array.from(cells, braille).join("");

test("a curve goes through its points, and what is not finite is a gap", () => {
  const points: Dot[] = [
    [0, 3],
    [3, 0],
    [Number.NaN, 0],
    [5, 3],
  ];
  expect(text(curveCells(points, size, 1))).toBe("⡠⠊⢀");
  expect(
    text(
      curveCells(
        [
          [0, 0],
          [5, 0],
        ],
        size,
        2,
      ),
    ),
  ).toBe("⠁⠁⠁");
});

test("points are not connected", () => {
  expect(
    text(
      pointCells(
        [
          [0, 0],
          [5, 3],
        ],
        size,
      ),
    ),
  ).toBe("⠁⠀⢀");
});
