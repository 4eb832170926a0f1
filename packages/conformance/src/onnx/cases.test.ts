import { describe, expect, test } from "vitest";
import { cases } from "./cases.ts";
import { measure } from "./measure.ts";

/** As the largest difference of a result of dz in float32, relative to the largest number in it. */
const TOLERANCE = 1e-5;

describe("ONNX Runtime computes what dz does", () => {
  test.each(cases.filter(({ large = false }) => !large).map((each) => [each.name, each] as const))(
    "%s",
    async (_, each) => {
      const { difference, symbols } = await measure(each);
      expect(difference).toBeLessThan(each.tolerance ?? TOLERANCE);
      if (each.symbolic ?? true) expect(symbols).not.toEqual([]);
    },
  );
});
