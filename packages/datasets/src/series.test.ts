import { array, DTypeError } from "@dz/ndarray";
import { describe, expect, it } from "vitest";
import { nextValues } from "./series.ts";

describe("nextValues", () => {
  it("pairs each value with the next one", () => {
    const { data, label } = nextValues("test", array([1, 2, 3.3]), "float64");
    expect(data.toArray()).toEqual([[1], [2]]);
    expect(label.toArray()).toEqual([[2], [3.3]]);
  });

  it("rounds to float32, and refuses other dtypes", () => {
    const { data, label } = nextValues("test", array([0.1, 0.2]), "float32");
    expect([data.dtype, data.item(), label.dtype, label.item()]).toEqual([
      "float32",
      Math.fround(0.1),
      "float32",
      Math.fround(0.2),
    ]);
    const make = (): unknown => nextValues("test", array([0.1, 0.2]), "int32" as never);
    expect(make).toThrow("test: dtype is int32, expected float64 or float32");
    expect(make).toThrow(DTypeError);
  });
});
