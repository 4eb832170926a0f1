import { FormatError } from "@dz/ndarray";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readPickle } from "./pickle.ts";

/** A pickle from text, one byte per character. */
const bytes = (text: string): Uint8Array => Uint8Array.from(text, (char) => char.charCodeAt(0));
const read = (text: string): unknown => readPickle(bytes(text), "x");
const ARRAY = "\x80\x02cnumpy.core.multiarray\n_reconstruct\nq\x01cnumpy\nndarray\nK\x00\x85U\x01b\x87R.";

describe("readPickle", () => {
  it("reads numbers, strings and constants", () => {
    expect(read("K\xff.")).toBe(255);
    expect(read("M\x01\x02.")).toBe(513);
    expect(read("J\xfe\xff\xff\xff.")).toBe(-2);
    expect([read("N."), read("\x88."), read("\x89.")]).toEqual([null, true, false]);
    for (const start of ["U\x02", "C\x02", "\x8c\x02", "T\x02\0\0\0", "B\x02\0\0\0", "X\x02\0\0\0"]) {
      expect(read(`${start}hi.`)).toEqual(bytes("hi"));
    }
  });

  it("reads lists, tuples and dictionaries of both protocols", () => {
    expect(read("\x80\x02]q\x05(K\x01K\x02eK\x03a.")).toEqual([1, 2, 3]);
    expect(read("(K\x01(K\x02tt.")).toEqual([1, [2]]);
    expect(read("K\x01K\x02K\x03\x87.")).toEqual([1, 2, 3]);
    expect(read("}U\x01aK\x01s(U\x01b)u.")).toEqual(
      new Map<string, unknown>([
        ["a", 1],
        ["b", []],
      ]),
    );
    expect(read("\x80\x04\x95\x05\0\0\0\0\0\0\0\x8c\x01a\x94h\0\x86.")).toEqual([bytes("a"), bytes("a")]);
    expect(read("K\x07r\x01\0\0\x01j\x01\0\0\x01\x86.")).toEqual([7, 7]);
  });

  it("records calls, and makes none", () => {
    const names = { callee: { name: "numpy.core.multiarray._reconstruct" } };
    const array = { ...names, args: [{ name: "numpy.ndarray" }, [0], bytes("b")], state: undefined };
    expect(read(ARRAY)).toEqual(array);
    expect(read(ARRAY.replace(".core.", "._core."))).toEqual(array);
    expect(read(`${ARRAY.slice(0, -1)}K\x01\x85b.`)).toEqual({ ...array, state: [1] });
    expect(read("\x8c\x05numpy\x8c\x05dtype\x93)R.")).toEqual({
      callee: { name: "numpy.dtype" },
      args: [],
      state: undefined,
    });
  });

  it.each<[string, string]>([
    ['the pickle names "os", "system"; nothing but arrays of NumPy is read', "cos\nsystem\nU\x02id\x85R."],
    ['the pickle names "builtins", "eval"; nothing but arrays of NumPy is read', "\x8c\x08builtins\x8c\x04eval\x93."],
    ['the pickle names "numpy", "dtyp??e"; nothing but arrays of NumPy is read', "cnumpy\ndtyp\x00\x1be\n."],
    ["the name at byte 1 has no end", `c${"n".repeat(200)}\n`],
    ["opcode 0x49 at byte 2 is not read", "\x80\x02I01\n."],
    ["opcode 0x81 at byte 1 is not read", "N\x81."],
    ["pickle protocol 5 is not read, only up to 4", "\x80\x05N."],
    ["the pickle ends after 1 bytes, without a stop", "N"],
    ["the pickle ends after 0 bytes, without a stop", ""],
    ["1 bytes follow the end of the pickle", "N.N"],
    ["5 bytes should follow byte 2, the pickle has 3", "U\x05abc"],
    ["2147483647 bytes should follow byte 5, the pickle has 1", "T\xff\xff\xff\x7f."],
    ["a string at byte 5 has the length -1", "T\xff\xff\xff\xff."],
    ["4 bytes should follow byte 1, the pickle has 2", "J\0\0"],
  ])("refuses: %s", (message, pickle) => {
    expect(() => read(pickle)).toThrow(new FormatError(`x: ${message}`));
  });

  it("evaluates nothing, and throws only dz errors for any bytes", () => {
    const before = Reflect.ownKeys(Object.prototype);
    const opcodes = fc.constantFrom(..."(.0KMJNUT]})\x85\x86\x87taesuRbqhrjc\x80\x88\x89\x8c\x93\x94\x95abc\0\x01\n");
    fc.assert(
      fc.property(fc.array(opcodes, { maxLength: 40 }), (codes) => {
        try {
          read(`${codes.join("")}.`);
        } catch (error) {
          expect(error).toBeInstanceOf(FormatError);
        }
      }),
      { numRuns: 2000 },
    );
    expect(Reflect.ownKeys(Object.prototype)).toEqual(before);
  });
});
