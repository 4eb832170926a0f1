import { describe, expect, it } from "vitest";
import { FormatError } from "../errors/errors.ts";
import { MAX_ARRAYS } from "./pairs.ts";
import { parseSafetensorsHeader } from "./safetensors-header.ts";

const one = '{"dtype":"F32","shape":[2,3],"data_offsets":[0,24]}';
const entry = { dtype: "F32", shape: [2, 3], start: 0, end: 24 };

describe("parseSafetensorsHeader", () => {
  it("reads tensors and metadata, with blanks and keys in any order", () => {
    expect(parseSafetensorsHeader("{}")).toEqual({ tensors: new Map(), metadata: new Map() });
    expect(parseSafetensorsHeader(`{"b":${one},"a/c":${one}}   `).tensors).toEqual(
      new Map([
        ["b", entry],
        ["a/c", entry],
      ]),
    );
    const spaced = '{ "a" : { "data_offsets" : [ 8 , 8 ] ,\n"shape" : [ ] , "dtype" : "I8" } , "__metadata__" : { } }';
    expect(parseSafetensorsHeader(spaced)).toEqual({
      tensors: new Map([["a", { dtype: "I8", shape: [], start: 8, end: 8 }]]),
      metadata: new Map(),
    });
    const texts = `{"__metadata__":{"format":"pt","":"","q\\"\\\\":"\\u00e9\\n\u{1f600}"},"\\u0061":${one}}`;
    const { tensors, metadata } = parseSafetensorsHeader(texts);
    expect([...tensors.keys()]).toEqual(["a"]);
    expect([...metadata]).toEqual([
      ["format", "pt"],
      ["", ""],
      ['q"\\', "é\n\u{1f600}"],
    ]);
  });

  it("takes names of prototypes for names", () => {
    const names = ["__proto__", "constructor", "toString", "hasOwnProperty"];
    const text = `{"__metadata__":{"__proto__":"x"},${names.map((name) => `"${name}":${one}`).join(",")}}`;
    const { tensors, metadata } = parseSafetensorsHeader(text);
    expect([...tensors.keys()]).toEqual(names);
    expect([...metadata]).toEqual([["__proto__", "x"]]);
    expect(Object.hasOwn(Object.prototype, "dtype")).toBe(false);
  });

  const refusals: [string, string][] = [
    ["", 'expected "{" at character 0 of the header, found the end'],
    [" {}", 'expected "{" at character 0 of the header, found " {}"'],
    ["[]", 'expected "{" at character 0 of the header, found "[]"'],
    ["\ufeff{}", 'expected "{" at character 0 of the header, found "\\u{feff}{}"'],
    ["{", "expected a key in quotes at character 1 of the header, found the end"],
    ["{}{}", 'expected nothing after the object at character 2 of the header, found "{}"'],
    ["{}\0", 'expected nothing after the object at character 2 of the header, found "\\u0000"'],
    [`{"a":${one},}`, 'expected a key in quotes at character 57 of the header, found "}"'],
    [`{"a":${one} "b":${one}}`, `expected "," or "}" at character 57 of the header, found "\\"b\\":{\\"dt"`],
    [`{'a':${one}}`, `expected a key in quotes at character 1 of the header, found "'a':{\\"dt"`],
    [`{a:${one}}`, `expected a key in quotes at character 1 of the header`],
    [`{"a"${one}}`, `expected ":" at character 4 of the header`],
    [`{"a":null}`, `expected "{" at character 5 of the header, found "null}"`],
    [`{"a`, `expected a key in quotes at character 1 of the header, found "\\"a"`],
    [`{"a\\`, `expected a key in quotes at character 1 of the header`],
    [`{"a\\x":${one}}`, `expected a key in quotes at character 1 of the header`],
    [`{"a\n":${one}}`, `expected a key in quotes at character 1 of the header`],
    [`{"\\ud800":${one}}`, `expected a key in quotes at character 1 of the header`],
    [`{"a":${one},"a":${one}}`, 'the name "a" is there twice'],
    [`{"a":${one},"\\u0061":${one}}`, 'the name "a" is there twice'],
    [`{"__metadata__":{},"__metadata__":{}}`, 'the name "__metadata__" is there twice'],
    [`{"":${one}}`, 'the name "" is empty'],
    [`{"../a":${one}}`, 'the name "../a" has "." or ".." as a part'],
    [`{"C:/a":${one}}`, 'the name "C:/a" begins with a drive letter'],
    [`{"a\\u0000":${one}}`, 'the name "a\\u0000" has a control character'],
    [`{"__metadata__":[]}`, `expected "{" at character 16 of the header`],
    [`{"__metadata__":{"a":1}}`, "expected a string, which is all that metadata can be at character 21 of the header"],
    [`{"__metadata__":{"a":{}}}`, "expected a string, which is all that metadata can be at character 21 of the header"],
    [`{"__metadata__":{"a":"","a":""}}`, 'the metadata "a" is there twice'],
    [`{"a":{}}`, 'tensor "a" has no "dtype"'],
    [`{"a":{"dtype":"F32","data_offsets":[0,4]}}`, 'tensor "a" has no "shape"'],
    [`{"a":{"dtype":"F32","shape":[]}}`, 'tensor "a" has no two "data_offsets"'],
    [`{"a":{"dtype":"F32","shape":[],"data_offsets":[]}}`, 'tensor "a" has no two "data_offsets"'],
    [`{"a":{"dtype":"F32","shape":[],"data_offsets":[0]}}`, 'tensor "a" has no two "data_offsets"'],
    [`{"a":{"dtype":"F32","shape":[],"data_offsets":[0,4,8]}}`, `expected "]" after 2 numbers at character 51`],
    [`{"a":{"dtype":32}}`, "expected a dtype in quotes at character 14 of the header"],
    [`{"a":{"dtype":"F32","dtype":"F64"}}`, 'tensor "a" has an unknown or repeated key "dtype"'],
    [`{"a":{"shape":[],"shape":[]}}`, 'tensor "a" has an unknown or repeated key "shape"'],
    [`{"a":{"data_offsets":[0,1],"data_offsets":[0,1]}}`, 'tensor "a" has an unknown or repeated key "data_offsets"'],
    [`{"a":{"__proto__":{}}}`, 'tensor "a" has an unknown or repeated key "__proto__"'],
    [`{"a":{"shape":[-1]}}`, "expected a length (a whole number from 0) at character 15 of the header"],
    [`{"a":{"shape":[01]}}`, `expected "," or "]" at character 16 of the header`],
    [`{"a":{"shape":[1.5]}}`, `expected "," or "]" at character 16 of the header`],
    [`{"a":{"shape":[1e3]}}`, `expected "," or "]" at character 16 of the header`],
    [`{"a":{"shape":[1,]}}`, "expected a length (a whole number from 0) at character 17 of the header"],
    [`{"a":{"shape":[[1]]}}`, "expected a length (a whole number from 0) at character 15 of the header"],
    [`{"a":{"shape":"1"}}`, `expected "[" at character 14 of the header`],
    [`{"a":{"shape":[${"1,".repeat(64)}1]}}`, `expected "]" after 64 numbers at character 143 of the header`],
    [`{"a":{"shape":[9007199254740992]}}`, 'the number "9007199254740992" is larger than any array'],
    [`{"a":{"data_offsets":["0","4"]}}`, "expected an offset (a whole number from 0) at character 22 of the header"],
    [`{"a":`.repeat(5000), 'tensor "a" has an unknown or repeated key "a"'],
    ["[".repeat(100_000), "expected"],
  ];

  it.each(refusals.map(([text, message]) => [message, text]))("refuses: %s", (message, text) => {
    expect(() => parseSafetensorsHeader(text)).toThrow(FormatError);
    expect(() => parseSafetensorsHeader(text)).toThrow(`safetensors: ${message}`);
  });

  it("has an end to the number of tensors, and does not take long to the last of them", () => {
    const many = (count: number): string => `{${Array.from({ length: count }, (_, i) => `"t${i}":${one}`).join(",")}}`;
    expect(parseSafetensorsHeader(many(MAX_ARRAYS)).tensors.size).toBe(10_000);
    expect(() => parseSafetensorsHeader(many(MAX_ARRAYS + 1))).toThrow(
      "safetensors: the file has more than 10000 tensors",
    );
  });
});
