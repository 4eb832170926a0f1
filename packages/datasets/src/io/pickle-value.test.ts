import { describe, expect, it } from "vitest";
import { isCall, isPickleName } from "./pickle-value.ts";

describe("isCall and isPickleName", () => {
  it("distinguish calls and names from all other values", () => {
    const callee = { name: "numpy.dtype" } as const;
    expect([{ callee, args: [], state: undefined }, callee, null, undefined, [], new Map(), 1].map(isCall)).toEqual([
      true,
      ...new Array(6).fill(false),
    ]);
    expect(["numpy.dtype", "numpy.ndarray", "numpy.load", "__proto__", ""].map(isPickleName)).toEqual([
      true,
      true,
      false,
      false,
      false,
    ]);
  });
});
