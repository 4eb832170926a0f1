import { describe, expect, it } from "vitest";
import { full } from "../array/creation.ts";
import { pin, pinnedZeros, unpin } from "../array/pinned.ts";
import { usage } from "./signals.ts";

describe("blocks that were freed", () => {
  it("are all used again", () => {
    const first = Array.from({ length: 5 }, () => pin(full([3001], 7)));
    const addresses = new Set(first.map(({ ptr }) => ptr));
    const before = usage().pinned;
    for (const p of first) unpin(p);
    const again = Array.from({ length: 5 }, () => pin(full([3001], 8)));
    expect(new Set(again.map(({ ptr }) => ptr))).toEqual(addresses);
    expect(usage().pinned).toBe(before);
  });

  it("are zeros again where zeros are asked for", () => {
    unpin(pin(full([3002], 7)));
    expect(
      pinnedZeros([3002], "float64")
        .toTypedArray()
        .every((x) => x === 0),
    ).toBe(true);
  });
});
