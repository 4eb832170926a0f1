import { expect, test } from "vitest";
import { type Assignment, fitSize, fixedSize } from "./size.ts";

const ofBatch: Assignment[] = [{ batch: 2 }, { batch: 3 }, { batch: 5 }];
const ofBoth: Assignment[] = [
  { length: 4, batch: 2 },
  { length: 4, batch: 3 },
  { length: 5, batch: 2 },
  { length: 5, batch: 3 },
  { length: 9, batch: 7 },
];

test("a size that never varies is a number", () => {
  expect(fitSize([7, 7, 7], ofBatch)).toBe(7);
  expect(fitSize([7], [{}])).toBe(7);
});

test.each([
  ["batch", ({ batch }: Assignment) => batch],
  ["4·batch + 1", ({ batch }: Assignment) => 4 * (batch as number) + 1],
  ["-1·batch + 10", ({ batch }: Assignment) => 10 - (batch as number)],
])("a size that is %s in all runs", (text, size) => {
  expect(String(fitSize(ofBatch.map(size) as number[], ofBatch))).toBe(text);
});

test("a product of symbols", () => {
  const values = ofBoth.map(({ length, batch }) => 3 * (length as number) * (batch as number) + (length as number) - 2);
  expect(String(fitSize(values, ofBoth))).toBe("3·length·batch + length + -2");
});

test.each([
  ["a square", ({ batch }: Assignment) => (batch as number) ** 2],
  ["a size rounded down", ({ batch }: Assignment) => Math.floor((batch as number) / 2)],
])("%s is no size", (_, size) => {
  expect(fitSize(ofBatch.map(size), ofBatch)).toBeNull();
});

test("a size that must be fixed is refused if it varies", () => {
  expect(fixedSize(3, "the axis")).toBe(3);
  const size = fitSize([2, 3, 5], ofBatch);
  expect(() => fixedSize(size as never, "the axis")).toThrow(
    "exportOnnx: the axis varies with the inputs, it is batch",
  );
});
