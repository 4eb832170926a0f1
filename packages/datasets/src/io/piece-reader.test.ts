import { FormatError } from "@dz/ndarray";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { PieceReader } from "./piece-reader.ts";

describe("PieceReader", () => {
  it("returns the bytes in any portions, for any sizes of pieces", () => {
    const pieces = fc.array(fc.uint8Array({ maxLength: 5 }), { maxLength: 8 });
    fc.assert(
      fc.property(pieces, fc.array(fc.nat(7)), (parts, counts) => {
        const all = parts.flatMap((part) => [...part]);
        const reader = new PieceReader(parts, "x");
        for (const [i, count] of counts.entries()) {
          const at = reader.position;
          const step = Math.min(count, all.length - at);
          if (i % 3 === 0) reader.skip(step, "a part");
          else expect([...reader.take(step, "a part")]).toEqual(all.slice(at, at + step));
        }
        expect(reader.hasMore()).toBe(reader.position < all.length);
        reader.skipRest();
        expect([reader.hasMore(), reader.position]).toEqual([false, all.length]);
      }),
    );
  });

  it("allocates for the bytes that have arrived, not for the announced number", () => {
    const large = Array.from({ length: 5 }, (_, i) => new Uint8Array(50_000).fill(i));
    expect([...new Set(new PieceReader(large, "x").take(250_000, "it"))]).toEqual([0, 1, 2, 3, 4]);
    const huge = 2 ** 50;
    expect(() => new PieceReader(large, "x").take(huge, "a member")).toThrow(
      new FormatError(`x: a member should have ${huge} bytes, the file ends after 250000`),
    );
    expect(() => new PieceReader([], "x").skip(1, "a member")).toThrow(
      new FormatError("x: a member should have 1 bytes, the file ends after 0"),
    );
  });

  it("requests no more pieces than it needs", () => {
    let given = 0;
    function* endless(): Generator<Uint8Array> {
      for (;;) yield Uint8Array.of(given++);
    }
    const reader = new PieceReader(endless(), "x");
    expect([...reader.take(3, "it")]).toEqual([0, 1, 2]);
    expect(given).toBe(3);
  });

  it("returns bytes that share no memory with the pieces", () => {
    const piece = Uint8Array.of(1, 2);
    const taken = new PieceReader([piece], "x").take(2, "it");
    piece[0] = 9;
    expect([...taken]).toEqual([1, 2]);
  });
});
