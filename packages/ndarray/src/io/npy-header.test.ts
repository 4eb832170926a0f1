import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { FormatError } from "../errors/errors.ts";
import { parseNpyHeader } from "./npy-header.ts";
import { littleEndian } from "./raw-array.ts";

const dictionary = (descr: string, shape = "(3, 4)"): string =>
  `{'descr': ${descr}, 'fortran_order': False, 'shape': ${shape}, }`;

describe("parseNpyHeader", () => {
  it("reads what NumPy writes", () => {
    expect(parseNpyHeader(`${dictionary("'<f8'")}       \n`, "npy")).toEqual({
      dtype: "float64",
      bigEndian: false,
      fortranOrder: false,
      shape: [3, 4],
    });
  });

  it("reads other spellings of the same dictionary", () => {
    const expected = { dtype: "int16", bigEndian: true, fortranOrder: true, shape: [7] };
    for (const text of [
      `{'shape': (7,), 'fortran_order': True, 'descr': '>i2'}`,
      `{"descr":">i2","fortran_order":True,"shape":(7,)}`,
      ` {\t'descr' :\r\n'>i2' , 'fortran_order' : True , 'shape' : ( 7 , ) , } \n`,
    ]) {
      expect(parseNpyHeader(text, "npy")).toEqual(expected);
    }
  });

  it.each([
    ["=f4", "float32"],
    ["|f4", "float32"],
    ["f8", "float64"],
    ["b1", "bool"],
    ["|i1", "int8"],
    ["=i1", "int8"],
    ["float64", "float64"],
    ["uint8", "uint8"],
    ["bool", "bool"],
    ["d", "float64"],
  ])("reads %s in the byte order of this machine", (descr, dtype) => {
    expect(parseNpyHeader(dictionary(`'${descr}'`), "npy")).toMatchObject({ dtype, bigEndian: !littleEndian });
  });

  it.each([
    ["{'descr': '<f8', 'fortran_order': False, 'shape': (3L,), }", [3]],
    ["{'descr': '<f8', 'fortran_order': False, 'shape': (3L, 4L), }", [3, 4]],
    ["{'descr': '<f8', 'fortran_order': False, 'shape': (0L,4), }", [0, 4]],
    ["{'descr': '<f8', 'fortran_order': False, 'shape': (3L , 4L)}", [3, 4]],
    ["{u'descr': u'<f8', u'fortran_order': False, u'shape': (3L,)}", [3]],
    ['{u"shape":(2,),u"fortran_order":False,u"descr":u"<f8"}', [2]],
  ])("reads what programs in Python 2 wrote: %s", (text, shape) => {
    expect(parseNpyHeader(text, "npy")).toMatchObject({ dtype: "float64", fortranOrder: false, shape });
  });

  it.each(["\u001f", "\u007f", "é"])("refuses %j in a text", (char) => {
    expect(() => parseNpyHeader(dictionary(`'<f${char}8'`), "npy")).toThrow(/the end of the string/);
  });

  it.each([
    ["()", []],
    ["( )", []],
    ["(0,)", [0]],
    ["(3, 4,)", [3, 4]],
    ["(9007199254740991, 0)", [9007199254740991, 0]],
    [`(${"1, ".repeat(63)}1)`, new Array(64).fill(1)],
  ])("reads the shape %s", (text, shape) => {
    expect(parseNpyHeader(dictionary("'<f4'", text), "npy").shape).toEqual(shape);
  });

  it.each([
    ["<f8", "float64"],
    [">f4", "float32"],
    ["|i1", "int8"],
    ["<i1", "int8"],
    ["<i2", "int16"],
    ["=i4", "int32"],
    [">i8", "int64"],
    ["|u1", "uint8"],
    ["<u2", "uint16"],
    ["<u4", "uint32"],
    ["<u8", "uint64"],
    ["|b1", "bool"],
    ["<d", "float64"],
    [">f", "float32"],
    ["|b", "int8"],
    [">h", "int16"],
    ["<i", "int32"],
    ["<q", "int64"],
    ["|B", "uint8"],
    ["<H", "uint16"],
    [">I", "uint32"],
    ["<Q", "uint64"],
    ["|?", "bool"],
  ])("knows the dtype %s", (descr, dtype) => {
    const header = parseNpyHeader(dictionary(`'${descr}'`), "npy");
    expect(header.dtype).toBe(dtype);
    expect(header.bigEndian).toBe(descr[0] === ">" || (descr[0] !== "<" && !littleEndian));
  });

  it.each([
    ["|O", '"|O" (Python objects, which are never unpickled)'],
    ["|S5", '"|S5" (byte strings)'],
    ["<U3", '"<U3" (strings)'],
    ["|V8", '"|V8" (structured or void data)'],
    ["<c16", '"<c16" (complex numbers)'],
    ["<M8[ns]", '"<M8[ns]" (dates)'],
    ["<m8[s]", '"<m8[s]" (time differences)'],
    ["<f2", '"<f2" (float16)'],
    ["<f16", '"<f16" (long double)'],
    ["O", '"O" (Python objects, which are never unpickled)'],
  ])("refuses %s by its name", (descr, name) => {
    expect(() => parseNpyHeader(dictionary(`'${descr}'`), "npy")).toThrow(
      new FormatError(`npy: dtype ${name} is not supported, only integers, float32, float64 and bool`),
    );
  });

  it.each(["", "<", "f3", "<f3", "<x8", "<i0", "|f3", "<F8", "<f8 ", "<float64", "float", "!f8", "<<f8"])(
    "does not know the dtype '%s'",
    (descr) => {
      expect(() => parseNpyHeader(dictionary(`'${descr}'`), "npy")).toThrow(
        new FormatError(`npy: ${JSON.stringify(descr)} is not a dtype that dz knows`),
      );
    },
  );

  it.each([
    ["", 'expected "{" at character 0 of the header, found the end'],
    ["('<f8', False, (3, 4))", `expected "{" at character 0 of the header, found "('<f8', "`],
    ["{'descr': '<f8'", 'expected "," or "}" at character 15 of the header, found the end'],
    ["{'descr' '<f8'}", `expected ":" at character 9 of the header, found "'<f8'}"`],
    ["{descr: '<f8'}", 'expected a key in quotes at character 1 of the header, found "descr: \'"'],
    ["{'descr': '<f8", "expected the end of the string (') at character 14 of the header, found the end"],
    ["{'descr': '<f\\x38'}", `expected the end of the string (') at character 13 of the header, found "\\\\x38'}"`],
    ["{'descr': <f8}", 'expected a dtype in quotes at character 10 of the header, found "<f8}"'],
    ["{'fortran_order': 1}", 'expected True or False at character 18 of the header, found "1}"'],
    [dictionary("'<f8'", "12"), 'expected "(" at character 50 of the header, found "12, }"'],
    [dictionary("'<f8'", "(12)"), 'expected "," after the only length of a shape at character 54 of the header'],
    [dictionary("'<f8'", "(,)"), "expected a length (a whole number from 0) at character 51 of the header"],
    [dictionary("'<f8'", "(-3, 4)"), "expected a length (a whole number from 0) at character 51 of the header"],
    [dictionary("'<f8'", "(3.0, 4)"), 'expected "," or ")" at character 52 of the header, found ".0, 4), "'],
    [dictionary("'<f8'", "(3L)"), 'expected "," after the only length of a shape at character 54 of the header'],
    [dictionary("'<f8'", "(3LL,)"), 'expected "," or ")" at character 53 of the header, found "L,), }"'],
    [dictionary("'<f8'", "(3 L,)"), 'expected "," or ")" at character 53 of the header, found "L,), }"'],
    [dictionary("'<f8'", "(3l,)"), 'expected "," or ")" at character 52 of the header, found "l,), }"'],
    [dictionary("'<f8'", "(L,)"), "expected a length (a whole number from 0) at character 51 of the header"],
    [dictionary("uu'<f8'"), "expected a dtype in quotes at character 11 of the header"],
    [dictionary("u '<f8'"), "expected a dtype in quotes at character 11 of the header"],
    [dictionary("b'<f8'"), "expected a dtype in quotes at character 10 of the header"],
    [dictionary("'<f8'", "(03,)"), 'expected "," or ")" at character 52 of the header, found "3,), }"'],
    [dictionary("'<f8'", "(1e3, 2)"), 'expected "," or ")" at character 52 of the header, found "e3, 2), "'],
    [dictionary("'<f8'", "((3,), 4)"), "expected a length (a whole number from 0) at character 51 of the header"],
    [dictionary("'<f8'", "(9007199254740992,)"), 'the number "9007199254740992" is larger than any array'],
    [dictionary("'<f8'", `(${"1, ".repeat(65)})`), "the shape has more than 64 axes"],
    [`${dictionary("'<f8'")}x`, 'expected nothing after the dictionary at character 59 of the header, found "x"'],
    [dictionary("[('x', '<f8')]"), "the dtype is structured, only arrays of plain numbers can be read"],
    ["{'descr': '<f8', 'descr': '<f8'}", 'the header has an unknown or repeated key "descr"'],
    ["{'__proto__': '<f8'}", 'the header has an unknown or repeated key "__proto__"'],
    ["{}", 'the header has no "descr"'],
    ["{'descr': '<f8'}", 'the header has no "fortran_order"'],
    ["{'descr': '<f8', 'fortran_order': False}", 'the header has no "shape"'],
  ])("refuses %s", (text, message) => {
    expect(() => parseNpyHeader(text, "npy")).toThrow(FormatError);
    expect(() => parseNpyHeader(text, "npy")).toThrow(`npy: ${message}`);
  });

  it("throws nothing else, whatever is changed", () => {
    const good = dictionary("'<f8'");
    const texts = fc.array(fc.nat(0xffff), { maxLength: 3 }).map((codes) => String.fromCharCode(...codes));
    fc.assert(
      fc.property(fc.nat(good.length), fc.nat(3), texts, (at, gone, text) => {
        try {
          parseNpyHeader(good.slice(0, at) + text + good.slice(at + gone), "npy");
        } catch (error) {
          expect(error).toBeInstanceOf(FormatError);
          expect((error as Error).message).toMatch(/^npy: [^\n]{1,200}$/);
        }
      }),
    );
  });
});
