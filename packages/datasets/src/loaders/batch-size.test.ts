import { ValueError } from "@dz/ndarray";
import { describe, expect, it } from "vitest";
import { checkBatchSize } from "./batch-size.ts";

describe("checkBatchSize", () => {
  it("returns whole numbers from 1", () => {
    expect(checkBatchSize("test", 1)).toBe(1);
  });

  it.each([0, -1, 1.5, NaN, Infinity])("refuses %d", (size) => {
    expect(() => checkBatchSize("test", size)).toThrow(`test: batch size ${size} is not a whole number from 1`);
    expect(() => checkBatchSize("test", size)).toThrow(ValueError);
  });
});
