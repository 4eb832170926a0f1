import { describe, expect, test } from "vitest";
import { noise } from "../testing/waves.ts";
import { compareErrors, studentLimit } from "./compare-errors.ts";

describe("compareErrors", () => {
  const errors = noise(200, 3);

  test("says even of the same errors, and of errors of the same size", () => {
    expect(compareErrors(errors, errors, 1)).toBe("even");
    expect(compareErrors(errors, noise(200, 4), 1)).toBe("even");
  });

  test("says better and worse of errors that are smaller throughout", () => {
    const larger = noise(200, 4).map((error) => 1.5 * error);
    expect(compareErrors(errors, larger, 1)).toBe("better");
    expect(compareErrors(larger, errors, 1)).toBe("worse");
  });

  test.each([1e-200, 1e200])("says the same in any units: errors of the size %f", (unit) => {
    const inUnits = (size: number, seed: number): Float64Array => noise(200, seed).map((error) => error * size * unit);
    expect(compareErrors(inUnits(1, 3), inUnits(1, 4), 1)).toBe("even");
    expect(compareErrors(inUnits(1, 3), inUnits(1.5, 4), 1)).toBe("better");
    expect(compareErrors(inUnits(1.5, 4), inUnits(1, 3), 1)).toBe("worse");
  });

  test("needs more than a few points", () => {
    const larger = noise(200, 4).map((error) => 1.5 * error);
    expect(compareErrors(errors.subarray(0, 6), larger.subarray(0, 6), 1)).toBe("even");
    expect(compareErrors(errors.subarray(0, 1), larger.subarray(0, 1), 1)).toBe("even");
    expect(compareErrors(errors.subarray(0, 10), larger.subarray(0, 10), 10)).toBe("even");
  });

  test("is not fooled by errors several steps ahead, which are those of their neighbours, too", () => {
    const smooth = (seed: number): Float64Array => {
      const e = noise(207, seed);
      return Float64Array.from({ length: 200 }, (_, t) => e.subarray(t, t + 8).reduce((a, b) => a + b));
    };
    const claims = (steps: number): number =>
      Array.from({ length: 200 }, (_, i) =>
        compareErrors(smooth(1000 + 7919 * i), smooth(2000 + 104729 * i), steps),
      ).filter((outcome) => outcome !== "even").length;
    expect(claims(8)).toBeLessThan(10);
    expect(claims(1)).toBeGreaterThan(claims(8)); // as if they were one step ahead
  });

  test("is wrong about as often as it says, of independent errors", () => {
    const runs = Array.from({ length: 400 }, (_, i) =>
      compareErrors(noise(100, 1000 + 7919 * i), noise(100, 2000 + 104729 * i), 1),
    );
    const part = runs.filter((outcome) => outcome !== "even").length / runs.length;
    expect(part).toBeLessThan(0.03);
  });
});

// Tables of Student's distribution.
test.each([
  [8, 3.355],
  [10, 3.169],
  [30, 2.75],
  [1000, 2.581],
])("studentLimit of %i degrees of freedom is %f", (degrees, limit) => {
  expect(Math.abs(studentLimit(degrees) - limit)).toBeLessThan(0.03);
});
