import { expect, test } from "vitest";
import * as thresholds from "./thresholds.ts";

test("what is cut by bytes is cut between vectors", () => {
  const sizes = Object.entries(thresholds).filter(([name]) => name.endsWith("_BYTES"));
  expect(sizes.length).toBeGreaterThan(5);
  expect(sizes.filter(([, bytes]) => bytes % 16 !== 0)).toEqual([]);
});

test("strips are ten vectors and five, and fill a row of a result as far as they can", () => {
  const { STRIP_BYTES, HALF_STRIP_BYTES, ROW_BYTES } = thresholds;
  expect([STRIP_BYTES, HALF_STRIP_BYTES]).toEqual([10 * 16, 5 * 16]);
  expect(ROW_BYTES).toBeGreaterThan(STRIP_BYTES);
});
