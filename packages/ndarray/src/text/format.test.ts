import { describe, expect, it } from "vitest";
import { array, scalar, zeros } from "../array/creation.ts";
import { formatPlain } from "./format.ts";

describe("formatPlain", () => {
  it("prints single numbers with all their digits", () => {
    expect(formatPlain(scalar(0.1 + 0.2))).toBe("0.30000000000000004");
    expect(formatPlain(scalar(0.1, { dtype: "float32" }))).toBe("0.1");
    expect(formatPlain(scalar(3, { dtype: "int32" }))).toBe("3");
    expect(formatPlain(scalar(1, { dtype: "bool" }))).toBe("True");
  });

  it("indents all lines but the first", () => {
    const a = array([
      [1, 2],
      [3, 4],
    ]);
    expect(`variable(${formatPlain(a, { indent: 9 })})`).toBe("variable([[1. 2.]\n          [3. 4.]])");
    expect(formatPlain(zeros([0, 2]), { indent: 9 })).toBe("[]");
  });
});
