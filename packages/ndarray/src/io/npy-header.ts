/**
 * The header of an npy file: a Python dictionary in text form,
 * `{'descr': '<f8', 'fortran_order': False, 'shape': (3, 4), }`.
 *
 * The parser accepts these three keys and no other Python. Nothing is evaluated, nothing nests, and no memory is
 * allocated from an announced size. Python 2 wrote `(3L, 4L)` and `u'<f8'`, and some programs omit the byte order; as
 * in NumPy, these are accepted too.
 *
 * @module
 */

import { MAX_AXES } from "../array/shape.ts";
import { FormatError } from "../errors/errors.ts";
import { quote } from "./quote.ts";
import { littleEndian, type RawDType } from "./raw-array.ts";
import { Scanner } from "./scanner.ts";

/** The header of an npy file. */
export interface NpyHeader {
  readonly dtype: RawDType;
  readonly bigEndian: boolean;
  readonly fortranOrder: boolean;
  readonly shape: number[];
}

/** NumPy's codes of the number types, without the byte order: a kind and a size, or a letter for a C type. */
const typeCodes: ReadonlyMap<string, RawDType> = /* @__PURE__ */ new Map([
  ["f8", "float64"],
  ["f4", "float32"],
  ["i1", "int8"],
  ["i2", "int16"],
  ["i4", "int32"],
  ["i8", "int64"],
  ["u1", "uint8"],
  ["u2", "uint16"],
  ["u4", "uint32"],
  ["u8", "uint64"],
  ["b1", "bool"],
  ["d", "float64"],
  ["f", "float32"],
  ["b", "int8"],
  ["h", "int16"],
  ["i", "int32"],
  ["q", "int64"],
  ["B", "uint8"],
  ["H", "uint16"],
  ["I", "uint32"],
  ["Q", "uint64"],
  ["?", "bool"],
]);

const dtypes = [...typeCodes.values()];

/** NumPy's types without a typed array, which are refused by name. */
const refusedKinds: ReadonlyMap<string, string> = /* @__PURE__ */ new Map([
  ["O", "Python objects, which are never unpickled"],
  ["S", "byte strings"],
  ["a", "byte strings"],
  ["U", "strings"],
  ["V", "structured or void data"],
  ["c", "complex numbers"],
  ["M", "dates"],
  ["m", "time differences"],
]);

const refusedTypes: ReadonlyMap<string, string> = /* @__PURE__ */ new Map([
  ["f2", "float16"],
  ["f12", "long double"],
  ["f16", "long double"],
]);

/** Parses the text of a header strictly. Throws {@link FormatError}; `op` begins the message. */
export function parseNpyHeader(text: string, op: string): NpyHeader {
  return new HeaderParser(text, op).header();
}

/**
 * The dtype and byte order of a descr such as `<f8`; without an order, as in `f8`, `|f8` and `float64`, it is that of
 * this machine. Throws {@link FormatError} for anything but a number type.
 */
function parseDescr(descr: string, op: string): { dtype: RawDType; bigEndian: boolean } {
  const [, order, kind] = /^([<>=|]?)(.*)$/s.exec(descr) as unknown as [string, string, string];
  const dtype = typeCodes.get(kind) ?? (order === "" ? dtypes.find((name) => name === kind) : undefined);
  if (dtype !== undefined) return { dtype, bigEndian: order === ">" || (order !== "<" && !littleEndian) };
  const refused = refusedTypes.get(kind) ?? refusedKinds.get(kind.charAt(0));
  if (refused !== undefined) {
    throw new FormatError(
      `${op}: dtype ${quote(descr)} (${refused}) is not supported, only integers, float32, float64 and bool`,
    );
  }
  throw new FormatError(`${op}: ${quote(descr)} is not a dtype that dz knows`);
}

class HeaderParser extends Scanner {
  header(): NpyHeader {
    let type: { dtype: RawDType; bigEndian: boolean } | undefined;
    let fortranOrder: boolean | undefined;
    let shape: number[] | undefined;
    this.expect("{");
    while (!this.accept("}")) {
      const key = this.#string("a key in quotes");
      this.expect(":");
      if (key === "descr" && type === undefined) type = parseDescr(this.#descr(), this.op);
      else if (key === "fortran_order" && fortranOrder === undefined) fortranOrder = this.#boolean();
      else if (key === "shape" && shape === undefined) shape = this.#shape();
      else throw new FormatError(`${this.op}: the header has an unknown or repeated key ${quote(key)}`);
      if (!this.accept(",") && this.peek() !== "}") this.fail(`"," or "}"`);
    }
    if (this.peek() !== "") this.fail("nothing after the dictionary");
    if (type === undefined) throw new FormatError(`${this.op}: the header has no "descr"`);
    if (fortranOrder === undefined) throw new FormatError(`${this.op}: the header has no "fortran_order"`);
    if (shape === undefined) throw new FormatError(`${this.op}: the header has no "shape"`);
    return { ...type, fortranOrder, shape };
  }

  #descr(): string {
    if (this.peek() === "[") {
      throw new FormatError(`${this.op}: the dtype is structured, only arrays of plain numbers can be read`);
    }
    return this.#string("a dtype in quotes");
  }

  #string(what: string): string {
    this.accept("u");
    const mark = this.text[this.at];
    if (mark !== "'" && mark !== '"') this.fail(what);
    const start = ++this.at;
    for (; this.text[this.at] !== mark; this.at++) {
      const char = this.text[this.at];
      // Printable ASCII without the backslash, so that there are no escapes.
      if (char === undefined || char < " " || char > "~" || char === "\\") this.fail(`the end of the string (${mark})`);
    }
    return this.text.slice(start, this.at++);
  }

  #boolean(): boolean {
    this.peek();
    for (const [word, value] of [
      ["True", true],
      ["False", false],
    ] as const) {
      if (this.text.startsWith(word, this.at)) {
        this.at += word.length;
        return value;
      }
    }
    return this.fail("True or False");
  }

  /** A tuple: `()`, `(3,)`, `(3, 4)`, in Python 2 also `(3L, 4L)`. As in Python, `(3)` is not one. */
  #shape(): number[] {
    const shape: number[] = [];
    this.expect("(");
    let comma = true;
    while (!this.accept(")")) {
      if (!comma) this.fail(`"," or ")"`);
      if (shape.length === MAX_AXES) throw new FormatError(`${this.op}: the shape has more than ${MAX_AXES} axes`);
      shape.push(this.wholeNumber("a length"));
      if (this.text[this.at] === "L") this.at++;
      comma = this.accept(",");
    }
    if (shape.length === 1 && !comma) this.fail(`"," after the only length of a shape`);
    return shape;
  }
}
