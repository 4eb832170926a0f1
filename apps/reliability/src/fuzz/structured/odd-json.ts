/**
 * JSON with unusual parts: numbers at the limits of doubles and beyond, texts with invisible or bidirectional
 * characters or invalid UTF-16, deeply nested values.
 *
 * @module
 */
import fc, { type Arbitrary } from "fast-check";

/** Numbers as written in a file, some of them not valid JSON. */
export const oddNumbers: readonly string[] = [
  ..."1.7e308 -1.7e308 1.7976931348623157e308 1e300 1e-300 5e-324 -5e-324 1e-400 -0 0 1e309 -1e309".split(" "),
  ..."9007199254740991 9007199254740993 4294967295 4294967296 18446744073709551616 0.1 1e21 1E+2 00 01 1. .5".split(
    " ",
  ),
  ...["9".repeat(400), `0.${"0".repeat(400)}1`, `1e${"9".repeat(30)}`],
  ...["NaN", "Infinity", "-Infinity", '"NaN"', '"Infinity"', '"-Infinity"', '"nan"', '"1e309"', '"1"'],
  ..."null true false [] {} [1] 0x10 1n".split(" "),
];

/** Texts, written with JSON escapes or, where possible, literally. */
const texts: readonly string[] = [
  ...["", "rnn", "adam", "é", "😀", "a\u0000b", "\u0007", "\u001b[31mred", "a\nb", "a\r\nb", "\t", "\u007f", "\u0085"],
  ...["\u202egnp.exe", "\u2066x\u2069", "\u200b", "\u2028", "\u2029", "\ufeff", "\uffff", "\ufffe", "\u{1fffe}"],
  ...["\ud800", "\udc00x", "\udc00\ud800", "😀".slice(0, 1), `${"a".repeat(59)}😀`, "\u{e0041}"],
  ...["</script><script>alert(1)</script>", "<!--", "]]>", "&amp;", "\"'><img src=x>", "<svg/onload=x>"],
  ...["__proto__", "constructor", "toString", "../../etc/passwd", "C:\\x", "=1+1", "a,b", "%00", "NaN", "undefined"],
  ...["x".repeat(61), "W".repeat(5000), "\u0301".repeat(300), "\u202e".repeat(100), "😀".repeat(100)],
];

/** A text as JSON: completely escaped, escaped like JSON.stringify, or literal. */
export const oddText: Arbitrary<string> = fc
  .tuple(fc.constantFrom(...texts), fc.constantFrom("all", "json", "json", "raw"))
  .map(([text, form]) => {
    if (form === "json") return JSON.stringify(text);
    if (form === "raw") return `"${text.replaceAll("\\", "\\\\").replaceAll('"', '\\"')}"`;
    return `"${Array.from({ length: text.length }, (_, i) => `\\u${text.charCodeAt(i).toString(16).padStart(4, "0")}`).join("")}"`;
  });

/** The texts as valid JSON. */
export const readableText: Arbitrary<string> = fc.constantFrom(...texts).map((text) => JSON.stringify(text));

export const oddNumber: Arbitrary<string> = fc.constantFrom(...oddNumbers);

/** Nested values, some at the accepted depth and some far deeper, closed or not. */
export const deepValue: Arbitrary<string> = fc
  .tuple(fc.constantFrom(1, 30, 31, 32, 33, 1000, 4000, 50_000), fc.constantFrom("[", '{"a":', '[{"a":'), fc.boolean())
  .map(([depth, open, closed]) => {
    const close = [...open].toReversed().flatMap((char) => (char === "[" ? "]" : char === "{" ? "}" : []));
    return `${open.repeat(depth)}${closed ? `1${close.join("").repeat(depth)}` : ""}`;
  });

/** Mostly the usual value, sometimes any other. */
export function mostly(usual: Arbitrary<string>): Arbitrary<string> {
  return fc.oneof(
    { weight: 60, arbitrary: usual },
    { weight: 3, arbitrary: oddNumber },
    { weight: 1, arbitrary: oddText },
    { weight: 1, arbitrary: deepValue },
  );
}

/** An object of fields with values as JSON; some fields are missing, repeated or renamed. */
export function oddObject(fields: Readonly<Record<string, Arbitrary<string>>>): Arbitrary<string> {
  const all = Object.entries(fields).map(([name, value]) =>
    fc.tuple(value, fc.nat(60), oddText).map(([json, chance, other]) => {
      if (chance === 0) return [];
      if (chance === 1) return [`${other}:${json}`];
      return chance === 2 ? [`"${name}":0`, `"${name}":${json}`] : [`"${name}":${json}`];
    }),
  );
  return fc.tuple(...all).map((parts) => `{${parts.flat().join(",")}}`);
}

/** The bytes of a text; unpaired surrogates are encoded individually, which is invalid UTF-8. */
export function bytesOfText(text: string): Uint8Array {
  const encoder = new TextEncoder();
  const bytes = text.match(/[\ud800-\udbff][\udc00-\udfff]|[^\ud800-\udfff]+|[\ud800-\udfff]/g)?.flatMap((part) => {
    const code = part.charCodeAt(0);
    if (part.length > 1 || code < 0xd800 || code > 0xdfff) return [...encoder.encode(part)];
    return [0xe0 | (code >> 12), 0x80 | ((code >> 6) & 0x3f), 0x80 | (code & 0x3f)];
  });
  return Uint8Array.from(bytes ?? []);
}
